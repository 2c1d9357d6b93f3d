package io.unetlab.ablations.exec;

import io.unetlab.ablations.space.SearchWatch;

/** Receives the progress of a run; called from several threads. */
public interface Progress extends SearchWatch {

  /** Ignores everything. */
  Progress NONE = (done, total) -> {};

  /** How many variants have been counted. */
  void done(int done, int total);

  /** The current activity, in words. */
  default void say(String step) {}
}
