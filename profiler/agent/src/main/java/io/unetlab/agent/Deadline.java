package io.unetlab.agent;

/**
 * Ends the process when its time is up, whatever it is doing: a device must not stay busy with an
 * abandoned run.
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
      // In another thread, since writing to a full pipe would block this one.
      daemon("farewell", () -> sayWhy(seconds, lines)).join(FAREWELL_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    // An orderly exit would close the runtime under a running network.
    Runtime.getRuntime().halt(1);
  }

  private static void sayWhy(double seconds, Lines lines) {
    String reason =
        "not done within " + seconds + " s; give the agent more time, or ask for fewer runs";
    try {
      lines.failed("deadline", reason, ProcessStatus.own().peakBytes());
    } catch (ReaderGoneException e) {
      // The reader is gone: there is no one to report to.
    }
  }

  private static Thread daemon(String name, Runnable work) {
    Thread thread = new Thread(work, name);
    thread.setDaemon(true);
    thread.start();
    return thread;
  }
}
