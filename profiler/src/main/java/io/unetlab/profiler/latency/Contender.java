package io.unetlab.profiler.latency;

/**
 * A network on a target that can be loaded and compared. A run may load it more than once, one
 * session at a time.
 */
public interface Contender {

  /** Unique within a run; names the result. */
  String name();

  /**
   * Loads the network; its duration is the load time. An unchecked exception makes the contender
   * fail.
   */
  Session load();
}
