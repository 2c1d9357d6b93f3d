package io.unetlab.profiler.latency;

/**
 * What can be loaded and compared: a network on a target. A run may load it more than once, one
 * session at a time.
 */
public interface Contender {

  /** Unique within a run; it names the result. */
  String name();

  /**
   * Loads the network; the time this takes is the load time. What it throws unchecked makes the
   * contender a failure.
   */
  Session load();
}
