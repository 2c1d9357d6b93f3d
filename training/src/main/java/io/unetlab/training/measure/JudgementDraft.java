package io.unetlab.training.measure;

import io.unetlab.builders.graph.TensorShape;
import io.unetlab.training.data.Example;
import io.unetlab.training.recipe.Measure;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** A judgement while it is made. */
final class JudgementDraft {

  private final Map<Measure, Score> scores = new EnumMap<>(Measure.class);
  private final Map<String, Double> details = new TreeMap<>();
  private final List<String> notes = new ArrayList<>();
  private Optional<LossTable> losses = Optional.empty();

  void score(Measure measure, Score score) {
    scores.put(measure, score);
  }

  void losses(LossTable table) {
    losses = Optional.of(table);
  }

  void detail(String name, double value) {
    details.put(name, value);
  }

  void note(String sentence) {
    notes.add(sentence);
  }

  Judgement finish(List<Example> pictures, TensorShape shape) {
    return new Judgement(scores, losses, details, pictures, shape, notes);
  }
}
