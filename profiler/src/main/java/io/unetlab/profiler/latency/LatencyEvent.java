package io.unetlab.profiler.latency;

/**
 * A step of a run that is over, told between timed parts and never inside one.
 *
 * @param subject the contender's name, or {@code calibration}
 * @param detail what to tell a waiting user
 */
public record LatencyEvent(Kind kind, String subject, String detail) {

  /** What is over. */
  public enum Kind {
    /** Loaded, run a first time, and warmed up. */
    READY,
    /** One contender's share of one round. */
    MEASURED,
    /** The kernel's runs at one point between rounds. */
    CALIBRATED,
    /** The contender is out. */
    FAILED,
    /** A session's close threw; the result stands. */
    CLOSE_FAILED
  }

  public LatencyEvent {
    Checks.text("subject", subject);
    Checks.text("detail", detail);
  }
}
