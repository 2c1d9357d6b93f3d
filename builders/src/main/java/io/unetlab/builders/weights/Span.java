package io.unetlab.builders.weights;

import java.util.List;

/**
 * Successive indices of one dimension.
 *
 * @param from the first index
 * @param length number of indices, at least 1
 */
record Span(long from, long length) {

  static List<Span> first(long length) {
    return List.of(new Span(0, length));
  }
}
