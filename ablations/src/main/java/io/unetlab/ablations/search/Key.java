package io.unetlab.ablations.search;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** A configuration as a key of a map. */
final class Key {

  private final int[] options;

  Key(int[] configuration) {
    this.options = configuration.clone();
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Key key && Arrays.equals(options, key.options);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(options);
  }
}
