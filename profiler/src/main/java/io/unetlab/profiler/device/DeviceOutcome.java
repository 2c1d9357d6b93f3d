package io.unetlab.profiler.device;

import java.util.Objects;

/** What became of one device of several; one that fails does not lose the others' results. */
public sealed interface DeviceOutcome {

  /** What the user calls the device. */
  String label();

  /** It was measured on, whatever became of single networks there. */
  record Measured(String label, DeviceRun run) implements DeviceOutcome {

    public Measured {
      Objects.requireNonNull(label, "label");
      Objects.requireNonNull(run, "run");
    }
  }

  /** Nothing was measured on it. */
  record Failed(String label, String reason) implements DeviceOutcome {

    public Failed {
      Objects.requireNonNull(label, "label");
      Objects.requireNonNull(reason, "reason");
    }
  }
}
