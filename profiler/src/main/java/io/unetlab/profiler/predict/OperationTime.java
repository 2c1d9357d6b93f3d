package io.unetlab.profiler.predict;

import java.util.Objects;

/**
 * What an operation took by itself.
 *
 * @param millis without what a run of the smallest network takes
 * @param spread the middle half of its runs, relative to their median: 0.02 for 2 %
 * @param runs that were timed
 */
public record OperationTime(OperationKey key, double millis, double spread, int runs) {

  public OperationTime {
    Objects.requireNonNull(key, "key");
    if (!(millis > 0)) {
      throw new IllegalArgumentException(key + " took " + millis + " ms");
    }
  }
}
