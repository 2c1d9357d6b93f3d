package io.unetlab.ablations.exact;

import io.unetlab.ablations.space.Column;
import java.util.Objects;

/**
 * A column to make as small or as large as possible.
 *
 * @param lower whether less is better
 */
public record Goal(Column column, boolean lower) {

  public Goal {
    Objects.requireNonNull(column, "column");
  }

  Dimension dimension() {
    return new Dimension(column, !lower);
  }
}
