package io.unetlab.ablations.exec;

import io.unetlab.profiler.latency.BenchRun;
import io.unetlab.profiler.runtime.BenchSubject;
import java.util.List;

/** Measures a study's networks in one run; by which rule is for whoever runs the study to say. */
@FunctionalInterface
public interface LatencyMeasurer {

  BenchRun measure(List<BenchSubject> subjects);
}
