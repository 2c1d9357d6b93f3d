package io.unetlab.profiler.latency;

/**
 * A loaded network, ready to run: all one-time work was done by loading, so {@link #run()} is
 * exactly one forward pass. An unchecked exception from {@code run} makes the contender a {@link
 * LatencyResult.Failed}.
 */
public interface Session extends AutoCloseable {

  /** The contender's name. */
  String name();

  /**
   * Executes one forward pass and returns when its result is available; work still queued would not
   * be timed.
   */
  void run();

  /** Releases all resources. Called once, last. */
  @Override
  void close();
}
