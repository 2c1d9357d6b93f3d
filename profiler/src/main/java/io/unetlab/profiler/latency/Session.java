package io.unetlab.profiler.latency;

/**
 * A session is ready: whatever is paid once was paid when it was loaded, so that {@link #run()} is
 * one forward and nothing else. What {@code run} throws unchecked makes the contender a {@link
 * LatencyResult.Failed}.
 */
public interface Session extends AutoCloseable {

  /** The contender's name. */
  String name();

  /**
   * Executes one forward and returns when its result is there; work still queued would not be
   * timed.
   */
  void run();

  /** Frees what the session holds. Called once; nothing is called after it. */
  @Override
  void close();
}
