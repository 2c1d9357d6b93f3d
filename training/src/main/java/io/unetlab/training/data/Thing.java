package io.unetlab.training.data;

import java.util.Objects;

/** A shape without its size. */
public record Thing(Form form, Colour colour, Place place) {

  public Thing {
    Objects.requireNonNull(form, "form");
    Objects.requireNonNull(colour, "colour");
    Objects.requireNonNull(place, "place");
  }

  /** Whether another differs at most in its place. */
  boolean isLike(Thing other) {
    return form == other.form && colour == other.colour;
  }

  @Override
  public String toString() {
    return colour.word() + " " + form.word() + " " + place.word();
  }
}
