package io.unetlab.training.measure;

import io.unetlab.training.data.Background;
import io.unetlab.training.data.Colour;
import io.unetlab.training.data.Extent;
import io.unetlab.training.data.Form;
import io.unetlab.training.data.Place;
import java.util.Locale;

/** What a caption of the made set states of a thing, and of what it is on. */
enum Attribute {
  FORM(Form.values().length),
  COLOUR(Colour.values().length),
  PLACE(Place.values().length),
  SIZE(Extent.values().length),
  BACKGROUND(Background.values().length);

  private final int count;

  Attribute(int count) {
    this.count = count;
  }

  /** The number of its values. */
  int count() {
    return count;
  }

  String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
