package io.unetlab.profiler.latency;

import java.util.OptionalDouble;
import java.util.function.Consumer;

/**
 * The machine's load average over a run: before it, and between its rounds, whenever the
 * calibration kernel ran. An average over the last minute alone would miss most of a long run.
 */
public final class LoadWatch {

  private final OptionalDouble before = HostFacts.loadAverage();
  private OptionalDouble peak = OptionalDouble.empty();

  /** The load when the watch was created. */
  public OptionalDouble before() {
    return before;
  }

  /** The highest load between rounds. */
  public OptionalDouble peak() {
    return peak;
  }

  /** A listener that looks at the load between rounds, and passes on every step. */
  public Consumer<LatencyEvent> ahead(Consumer<LatencyEvent> listener) {
    return event -> {
      if (event.kind() == LatencyEvent.Kind.CALIBRATED) {
        HostFacts.loadAverage()
            .ifPresent(load -> peak = OptionalDouble.of(Math.max(load, peak.orElse(0))));
      }
      listener.accept(event);
    };
  }
}
