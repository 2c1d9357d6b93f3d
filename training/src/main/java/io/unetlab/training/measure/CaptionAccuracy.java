package io.unetlab.training.measure;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * The share of sampled pictures off which the made set's classifier reads the caption that they
 * were sampled for: all that it states, and by attribute (of two things, the share of the things).
 * A stand-in for CLIP's score, from 0 to 1. Real pictures have the classifier's own accuracy, which
 * is the most that can be expected; pictures that ignore their captions are right by chance.
 *
 * @param right 1 or 0 for each picture: whether its whole caption was read
 * @param byAttribute the share of right answers
 */
record CaptionAccuracy(List<Double> right, Map<Attribute, Double> byAttribute) {

  CaptionAccuracy {
    right = List.copyOf(right);
    byAttribute = Map.copyOf(byAttribute);
  }

  /** Compares what captions state with what the classifier read, picture by picture. */
  static CaptionAccuracy of(
      Questions questions, List<List<Integer>> stated, List<SceneClassifier.Reading> read) {
    Map<Attribute, List<Double>> answers = new EnumMap<>(Attribute.class);
    List<Double> right = new ArrayList<>();
    for (int i = 0; i < stated.size(); i++) {
      List<Integer> wanted = stated.get(i);
      List<Integer> found = read.get(i).answers();
      right.add(wanted.equals(found) ? 1.0 : 0.0);
      for (int q = 0; q < wanted.size(); q++) {
        answers
            .computeIfAbsent(questions.attributes().get(q), key -> new ArrayList<>())
            .add(wanted.get(q).equals(found.get(q)) ? 1.0 : 0.0);
      }
    }
    Map<Attribute, Double> shares = new EnumMap<>(Attribute.class);
    answers.forEach((attribute, all) -> shares.put(attribute, LossTable.mean(all)));
    return new CaptionAccuracy(right, shares);
  }

  /** The share of whole captions. */
  double value() {
    return LossTable.mean(right);
  }
}
