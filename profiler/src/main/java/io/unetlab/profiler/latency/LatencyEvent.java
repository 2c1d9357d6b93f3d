package io.unetlab.profiler.latency;

/**
 * A step of a run, told between timed parts and never inside one. Who was told last to begin is at
 * work, which is all that is known where a run ends without a word.
 *
 * @param subject the contender's name, or {@code calibration}
 * @param detail what to tell a waiting user
 */
public record LatencyEvent(Kind kind, String subject, String detail) {

  /** What begins or is over. */
  public enum Kind {
    /** A contender is prepared, or begins the stage that the detail names. */
    STARTED,
    /** The kernel's runs begin; no contender is at work. */
    CALIBRATING,
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
