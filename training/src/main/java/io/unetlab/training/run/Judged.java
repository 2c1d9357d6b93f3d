package io.unetlab.training.run;

import io.unetlab.builders.graph.TensorShape;
import io.unetlab.training.data.Example;
import io.unetlab.training.measure.Judgement;
import io.unetlab.training.measure.LossTable;
import io.unetlab.training.measure.Score;
import io.unetlab.training.recipe.Measure;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * A judgement as a report keeps it.
 *
 * @param pictureShape of each picture, 1 x 3 x H x W
 * @param cpuSeconds of processor time that the judging took
 */
public record Judged(
    Map<Measure, Score> scores,
    Optional<LossTable> losses,
    Map<String, Double> details,
    List<Example> pictures,
    List<Long> pictureShape,
    List<String> notes,
    double cpuSeconds) {

  public Judged {
    scores = Map.copyOf(scores);
    Objects.requireNonNull(losses, "losses");
    details = Map.copyOf(details);
    pictures = List.copyOf(pictures);
    pictureShape = List.copyOf(pictureShape);
    notes = List.copyOf(notes);
  }

  static Judged of(Judgement judgement, double cpuSeconds) {
    return new Judged(
        judgement.scores(),
        judgement.losses(),
        judgement.details(),
        judgement.pictures(),
        Arrays.stream(judgement.pictureShape().toArray()).boxed().toList(),
        judgement.notes(),
        cpuSeconds);
  }

  /** The judgement itself. */
  public Judgement judgement() {
    long[] dims = pictureShape.stream().mapToLong(Long::longValue).toArray();
    return new Judgement(scores, losses, details, pictures, TensorShape.of(dims), notes);
  }
}
