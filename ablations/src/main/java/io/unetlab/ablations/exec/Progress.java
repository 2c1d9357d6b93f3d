package io.unetlab.ablations.exec;

/** Hears how far a run is; called from several threads. */
public interface Progress {

  /** Hears nothing. */
  Progress NONE = (done, total) -> {};

  /** How many variants have their counts. */
  void done(int done, int total);

  /** What is going on, in words. */
  default void say(String step) {}
}
