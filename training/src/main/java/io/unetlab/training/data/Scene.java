package io.unetlab.training.data;

import java.util.List;
import java.util.Objects;

/**
 * All that a caption of the made set states, and the labels of its picture.
 *
 * @param things 1 or 2; the one on the left or at the top first
 * @param extents of the things
 */
public record Scene(List<Thing> things, List<Extent> extents, Background background) {

  public Scene {
    things = List.copyOf(things);
    extents = List.copyOf(extents);
    Objects.requireNonNull(background, "background");
    if (things.isEmpty() || things.size() > 2 || things.size() != extents.size()) {
      throw new IllegalArgumentException(
          "1 or 2 things with as many extents, got " + things + " and " + extents);
    }
  }

  /**
   * Such as {@code large red circle left on black}; {@code large red circle left small blue square
   * right on grey}; {@code two large red circles left right on white}.
   */
  public String caption() {
    return subject() + " on " + background.word();
  }

  private String subject() {
    Thing first = things.get(0);
    String one = extents.get(0).word() + " " + first;
    if (things.size() == 1) {
      return one;
    }
    Thing second = things.get(1);
    if (!first.isLike(second) || extents.get(0) != extents.get(1)) {
      return one + " " + extents.get(1).word() + " " + second;
    }
    return String.join(
        " ",
        "two",
        extents.get(0).word(),
        first.colour().word(),
        first.form().plural(),
        first.place().word(),
        second.place().word());
  }
}
