package io.unetlab.profiler.session;

import io.unetlab.profiler.latency.LatencyEvent;
import java.util.Objects;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/**
 * Follows a session and can stop it.
 *
 * @param events receives each step of the measurement
 * @param waiting receives, in words, what the session waits for
 * @param stopped whether the session must end
 */
public record Observer(
    Consumer<LatencyEvent> events, Consumer<String> waiting, BooleanSupplier stopped) {

  public Observer {
    Objects.requireNonNull(events, "events");
    Objects.requireNonNull(waiting, "waiting");
    Objects.requireNonNull(stopped, "stopped");
  }

  /** Receives everything as text and never stops the session. */
  public static Observer of(Consumer<String> progress) {
    return new Observer(
        event -> progress.accept(event.subject() + ": " + event.detail()), progress, () -> false);
  }

  /** Throws a {@link CancellationException} with this message if the session must end. */
  void requireGoingOn(String what) {
    if (stopped.getAsBoolean()) {
      throw new CancellationException(what);
    }
  }

  /** Passes on a step, unless the session must end. */
  void tell(LatencyEvent event) {
    requireGoingOn("stopped while measuring");
    events.accept(event);
  }
}
