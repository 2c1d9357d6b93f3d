package io.unetlab.profiler.delegate;

import java.util.Set;

/** Names of operators, as the rules write them. */
final class Operators {

  private Operators() {}

  static Set<String> of(String names) {
    return Set.of(names.strip().split("\\s+"));
  }
}
