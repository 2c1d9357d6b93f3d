package io.unetlab.builders.tflite;

import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** Where the weights are in a file: after the flatbuffer, in the order of the tensors. */
final class WeightPlaces {

  /** Of a weight in the file, which is mapped: a cache line, and what kernels expect of memory. */
  private static final long ALIGNMENT = 64;

  private final Map<TfliteWeight, Long> starts = new LinkedHashMap<>();

  /**
   * @param head the length of the flatbuffer
   */
  WeightPlaces(Collection<TfliteTensor> tensors, long head) {
    // A place of 0 or 1 would say that the contents are in the flatbuffer.
    long at = aligned(Math.max(head, ALIGNMENT));
    for (TfliteTensor tensor : tensors) {
      if (tensor.data().orElse(null) instanceof TfliteWeight weight) {
        starts.put(weight, at);
        at = aligned(Math.addExact(at, weight.bytes()));
      }
    }
  }

  private static long aligned(long at) {
    return Math.addExact(at, ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
  }

  /** In bytes from the start of the file. */
  long start(TfliteWeight weight) {
    Long start = starts.get(weight);
    if (start == null) {
      throw new IllegalArgumentException("a weight that is not in the file");
    }
    return start;
  }

  /** In the file's order. */
  Set<TfliteWeight> weights() {
    return Collections.unmodifiableSet(starts.keySet());
  }
}
