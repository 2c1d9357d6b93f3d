package io.unetlab.ablations.exec;

import io.unetlab.ablations.space.SearchWatch;
import java.util.concurrent.CancellationException;

/** Passes on how far a search is, and ends it when the run is stopped. */
record StoppedWatch(RunSettings settings) implements SearchWatch {

  @Override
  public void phase(String what, long done, long total) {
    if (settings.stopped().getAsBoolean()) {
      throw new CancellationException("stopped while " + what + " " + done);
    }
    settings.progress().phase(what, done, total);
  }
}
