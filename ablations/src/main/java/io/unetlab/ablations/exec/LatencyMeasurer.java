package io.unetlab.ablations.exec;

import io.unetlab.profiler.latency.BenchRun;
import io.unetlab.profiler.runtime.BenchSubject;
import java.util.List;

/** Measures networks in one session on one target. */
public interface LatencyMeasurer {

  /** On what, with runtime, its version, precision and threads: what a latency belongs to. */
  String target();

  /** The rule's name. */
  String protocol();

  /**
   * Measures at least one network; the first is what the others are compared with.
   *
   * @param replicate number of the repetition, from 0, which is the session's seed
   */
  BenchRun measure(List<BenchSubject> subjects, long replicate);
}
