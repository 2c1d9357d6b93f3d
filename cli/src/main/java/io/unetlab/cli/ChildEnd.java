package io.unetlab.cli;

import io.unetlab.profiler.latency.BenchRun;
import java.util.Objects;

/** How a measuring process ended. */
sealed interface ChildEnd {

  /** With what was asked of it. */
  record Measured(BenchRun run) implements ChildEnd {

    public Measured {
      Objects.requireNonNull(run, "run");
    }
  }

  /**
   * Without.
   *
   * @param network that was at work; empty where none was
   * @param stage what was being done
   */
  record Died(String network, String stage, String reason) implements ChildEnd {

    public Died {
      Objects.requireNonNull(network, "network");
      Objects.requireNonNull(stage, "stage");
      Objects.requireNonNull(reason, "reason");
    }
  }
}
