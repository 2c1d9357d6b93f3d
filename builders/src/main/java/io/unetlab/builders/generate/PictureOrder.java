package io.unetlab.builders.generate;

import java.util.List;
import java.util.Objects;

/**
 * A picture that can be made: everything is found and fits.
 *
 * @param notes how files were read and what was assumed, in clauses for the user
 */
public record PictureOrder(PictureRequest request, List<String> notes) {

  public PictureOrder {
    Objects.requireNonNull(request, "request");
    notes = List.copyOf(notes);
  }
}
