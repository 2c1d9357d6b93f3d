package io.unetlab.profiler.device;

import java.util.Objects;
import java.util.function.Function;

/** The outcome of one device of several; a failure does not lose the others' results. */
public sealed interface DeviceOutcome {

  /** The user's name for the device. */
  String label();

  /** What a caller makes of it; each caller says it of every outcome. */
  <T> T match(Function<Measured, T> measured, Function<Failed, T> failed);

  /** The session ran, whatever the outcome of single networks. */
  record Measured(String label, DeviceRun run) implements DeviceOutcome {

    public Measured {
      Objects.requireNonNull(label, "label");
      Objects.requireNonNull(run, "run");
    }

    @Override
    public <T> T match(Function<Measured, T> measured, Function<Failed, T> failed) {
      return measured.apply(this);
    }
  }

  /** Nothing was measured on it. */
  record Failed(String label, String reason) implements DeviceOutcome {

    public Failed {
      Objects.requireNonNull(label, "label");
      Objects.requireNonNull(reason, "reason");
    }

    @Override
    public <T> T match(Function<Measured, T> measured, Function<Failed, T> failed) {
      return failed.apply(this);
    }
  }
}
