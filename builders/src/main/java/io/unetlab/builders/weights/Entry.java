package io.unetlab.builders.weights;

import java.util.List;

/**
 * One tensor of a header.
 *
 * @param begin its first byte, counted from the end of the header
 * @param end the byte behind its last
 */
record Entry(String name, Dtype dtype, List<Long> dims, long begin, long end) {

  Entry {
    dims = List.copyOf(dims);
  }
}
