package io.unetlab.agent;

/**
 * Ends the process when its time is over, whatever it is at: a device is not to stay busy with a
 * run that nobody waits for any more.
 */
final class Deadline {

  private static final double MILLIS = 1e3;
  private static final long FAREWELL_MILLIS = 2000;

  private Deadline() {}

  static void start(double seconds, Lines lines) {
    daemon("deadline", () -> await(seconds, lines));
  }

  private static void await(double seconds, Lines lines) {
    try {
      Thread.sleep((long) (seconds * MILLIS));
      // By another thread, since a pipe that nobody empties would hold this one up.
      daemon("farewell", () -> sayWhy(seconds, lines)).join(FAREWELL_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    // An orderly exit would close the runtime under a network that runs.
    Runtime.getRuntime().halt(1);
  }

  private static void sayWhy(double seconds, Lines lines) {
    String reason =
        "not done within " + seconds + " s; give the agent more time, or ask for fewer runs";
    try {
      lines.failed("deadline", reason, ProcessStatus.own().peakBytes());
    } catch (ReaderGoneException e) {
      // Then nobody has to know.
    }
  }

  private static Thread daemon(String name, Runnable work) {
    Thread thread = new Thread(work, name);
    thread.setDaemon(true);
    thread.start();
    return thread;
  }
}
