package io.unetlab.ablations.exec;

/** Hears how far a run is; called from several threads. */
@FunctionalInterface
public interface Progress {

  /** Hears nothing. */
  Progress NONE = (done, total) -> {};

  void done(int done, int total);
}
