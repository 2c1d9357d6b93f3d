package io.unetlab.ablations.exec;

import io.unetlab.profiler.runtime.BenchSubject;
import io.unetlab.profiler.runtime.HostRun;
import java.util.List;

/** Measures a study's networks in one run; by which rule is for whoever runs the study to say. */
@FunctionalInterface
public interface LatencyMeasurer {

  HostRun measure(List<BenchSubject> subjects);
}
