package io.unetlab.builders.weights;

import io.unetlab.builders.graph.ElementType;
import java.util.List;

/**
 * One tensor of a header.
 *
 * @param begin offset of its first byte from the end of the header
 * @param end one past its last byte
 */
record Entry(String name, ElementType type, List<Long> dims, long begin, long end) {

  Entry {
    dims = List.copyOf(dims);
  }
}
