package io.unetlab.profiler.runtime;

import io.unetlab.builders.graph.ElementType;
import io.unetlab.profiler.latency.LatencyProtocol;
import io.unetlab.spec.SpecLoader;
import io.unetlab.spec.model.NetworkSpec;
import java.nio.file.Path;
import java.util.List;

/** Networks that run in milliseconds, and a rule by which two rounds of two runs are enough. */
public final class TinyNetworks {

  static final int ROUNDS = 2;
  static final int RUNS = 4;

  // No limit in seconds, so that the number of runs does not depend on the machine.
  static final LatencyProtocol PROTOCOL =
      LatencyProtocol.named("tiny")
          .warmup(1, 0)
          .minRuns(RUNS)
          .seconds(0, 3600)
          .rounds(ROUNDS)
          .budgetSeconds(3600)
          .requiredRuns(2)
          .bootstrap(100)
          .calibrationRuns(1)
          .build();

  private static final Path REFERENCE = Path.of("../builders/src/test/resources/reference");

  private TinyNetworks() {}

  static NetworkSpec spec(String name) {
    return SpecLoader.load(REFERENCE.resolve(name).resolve("spec.yaml"));
  }

  public static BenchSubject subject(String name) {
    return BenchSubject.of(name, spec(name));
  }

  static BenchSettings settings(ElementType precision) {
    return settings(precision, HostRuntime.DJL);
  }

  static BenchSettings settings(ElementType precision, HostRuntime... runtimes) {
    return new BenchSettings(PROTOCOL, List.of(runtimes), 1, precision, 7, 11);
  }
}
