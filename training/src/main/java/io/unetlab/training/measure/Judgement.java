package io.unetlab.training.measure;

import io.unetlab.builders.graph.TensorShape;
import io.unetlab.training.data.Example;
import io.unetlab.training.recipe.Measure;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What was measured of a network.
 *
 * @param scores by measure; those that could not be measured are missing and are in the notes
 * @param losses the denoising losses behind {@link Measure#DENOISING_LOSS}
 * @param details further values by name, such as the caption accuracy of colours
 * @param pictures sampled, of held-out captions; the same captions and noise for every network
 * @param pictureShape of each, 1 x 3 x H x W
 * @param notes what a reader has to know of the values, and why some are missing
 */
public record Judgement(
    Map<Measure, Score> scores,
    Optional<LossTable> losses,
    Map<String, Double> details,
    List<Example> pictures,
    TensorShape pictureShape,
    List<String> notes) {

  public Judgement {
    Map<Measure, Score> sorted = new EnumMap<>(Measure.class);
    sorted.putAll(scores);
    scores = Collections.unmodifiableMap(sorted);
    Objects.requireNonNull(losses, "losses");
    details = Collections.unmodifiableMap(new TreeMap<>(details));
    pictures = List.copyOf(pictures);
    Objects.requireNonNull(pictureShape, "pictureShape");
    notes = List.copyOf(notes);
  }

  /** The same with a further note. */
  public Judgement withNote(String note) {
    List<String> all = new ArrayList<>(notes);
    all.add(note);
    return new Judgement(scores, losses, details, pictures, pictureShape, all);
  }

  /** The values on held-out examples, by measure. */
  public Map<Measure, Double> values() {
    Map<Measure, Double> values = new EnumMap<>(Measure.class);
    scores.forEach((measure, score) -> values.put(measure, score.value()));
    return values;
  }
}
