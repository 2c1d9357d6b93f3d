package io.unetlab.profiler.latency;

/**
 * A step of a run, reported between timed parts and never inside one. The last contender started is
 * the one at work when a process dies without a message.
 *
 * @param subject the contender's name, {@code calibration}, or {@code run}
 * @param detail progress text for the user
 */
public record LatencyEvent(Kind kind, String subject, String detail) {

  /** What started or ended. */
  public enum Kind {
    /** A run starts; what an earlier one of the same session did is void. */
    RUN,
    /** A contender is prepared, or enters the stage named in the detail. */
    STARTED,
    /** The kernel starts its runs; no contender is at work. */
    CALIBRATING,
    /** Loaded, first run made, warmed up. */
    READY,
    /** One contender's share of one round. */
    MEASURED,
    /** The kernel's runs at one point between rounds. */
    CALIBRATED,
    /** The contender failed. */
    FAILED,
    /** A session's close threw; the result stands. */
    CLOSE_FAILED
  }

  public LatencyEvent {
    Checks.text("subject", subject);
    Checks.text("detail", detail);
  }
}
