package io.unetlab.ablations.exec;

import io.unetlab.profiler.latency.BenchRun;
import io.unetlab.profiler.runtime.BenchSubject;
import java.util.List;

/** Measures networks in one session on one target. */
public interface LatencyMeasurer {

  /** The target with runtime, version, precision and threads: what a latency belongs to. */
  String target();

  /** The protocol's name. */
  String protocol();

  /**
   * Measures at least one network; the others are compared with the first.
   *
   * @param replicate number of the replicate, from 0, which is the session's seed
   */
  BenchRun measure(List<BenchSubject> subjects, long replicate);
}
