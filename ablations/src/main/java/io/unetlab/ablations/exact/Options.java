package io.unetlab.ablations.exact;

import io.unetlab.ablations.space.TabledSpace;

/** The number of options of each factor of a space. */
final class Options {

  private Options() {}

  static int[] of(TabledSpace space) {
    return space.factors().stream().mapToInt(it -> it.options().size()).toArray();
  }
}
