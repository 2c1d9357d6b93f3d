package io.unetlab.training.measure;

import io.unetlab.training.data.Background;
import io.unetlab.training.data.Colour;
import io.unetlab.training.data.Extent;
import io.unetlab.training.data.Form;
import io.unetlab.training.data.Place;
import io.unetlab.training.data.Scene;
import io.unetlab.training.data.Thing;
import java.util.ArrayList;
import java.util.List;

/**
 * The questions whose answers are a caption of the made set: form, colour, place and size of each
 * thing, and the background. An answer is the number of the value.
 *
 * @param things in each picture
 */
record Questions(int things) {

  /** What each question is about. */
  List<Attribute> attributes() {
    List<Attribute> attributes = new ArrayList<>();
    for (int i = 0; i < things; i++) {
      attributes.addAll(List.of(Attribute.FORM, Attribute.COLOUR, Attribute.PLACE, Attribute.SIZE));
    }
    attributes.add(Attribute.BACKGROUND);
    return attributes;
  }

  /** The values of all questions together. */
  int values() {
    return attributes().stream().mapToInt(Attribute::count).sum();
  }

  /** The right answers of a scene. */
  List<Integer> answers(Scene scene) {
    List<Integer> answers = new ArrayList<>();
    for (int i = 0; i < things; i++) {
      Thing thing = scene.things().get(i);
      answers.add(number(Form.values(), thing.form()));
      answers.add(number(Colour.values(), thing.colour()));
      answers.add(number(Place.values(), thing.place()));
      answers.add(number(Extent.values(), scene.extents().get(i)));
    }
    answers.add(number(Background.values(), scene.background()));
    return answers;
  }

  private static <T> int number(T[] values, T value) {
    return List.of(values).indexOf(value);
  }

  /**
   * The answers with the highest scores.
   *
   * @param scores of the values, question by question
   */
  List<Integer> answers(float[] scores, int from) {
    List<Integer> answers = new ArrayList<>();
    int at = from;
    for (Attribute attribute : attributes()) {
      int best = 0;
      for (int i = 1; i < attribute.count(); i++) {
        best = scores[at + i] > scores[at + best] ? i : best;
      }
      answers.add(best);
      at += attribute.count();
    }
    return answers;
  }
}
