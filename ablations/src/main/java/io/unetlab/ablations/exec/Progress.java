package io.unetlab.ablations.exec;

/** Receives the progress of a run; called from several threads. */
public interface Progress {

  /** Ignores everything. */
  Progress NONE = (done, total) -> {};

  /** How many variants have been counted. */
  void done(int done, int total);

  /** The current activity, in words. */
  default void say(String step) {}
}
