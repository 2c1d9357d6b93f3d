package io.unetlab.profiler.session;

import io.unetlab.profiler.latency.LatencyEvent;
import java.util.Objects;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/**
 * Who follows a session and can stop it.
 *
 * @param events receives each step of the measuring
 * @param waiting receives, in words, what the session waits for
 * @param stopped whether the session is to end
 */
public record Observer(
    Consumer<LatencyEvent> events, Consumer<String> waiting, BooleanSupplier stopped) {

  public Observer {
    Objects.requireNonNull(events, "events");
    Objects.requireNonNull(waiting, "waiting");
    Objects.requireNonNull(stopped, "stopped");
  }

  /** Hears everything as text and never stops the session. */
  public static Observer of(Consumer<String> progress) {
    return new Observer(
        event -> progress.accept(event.subject() + ": " + event.detail()), progress, () -> false);
  }

  /** Throws a {@link CancellationException} saying what was stopped, if the session is to end. */
  void requireGoingOn(String what) {
    if (stopped.getAsBoolean()) {
      throw new CancellationException(what);
    }
  }

  /** Tells a step, unless the session is to end. */
  void tell(LatencyEvent event) {
    requireGoingOn("stopped while measuring");
    events.accept(event);
  }
}
