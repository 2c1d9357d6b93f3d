package io.unetlab.cli.command;

import io.unetlab.ablations.store.StoreWatch;
import io.unetlab.cli.output.ProgressLine;
import java.io.PrintWriter;
import java.util.function.BooleanSupplier;

/** Tells the user of a run what happens to the store's server; it is waited for until Ctrl-C. */
record RunningStore(PrintWriter err, ProgressLine progress, BooleanSupplier stopped)
    implements StoreWatch {

  @Override
  public void says(String message) {
    progress.above(
        () -> {
          err.println("unetlab: " + message);
          err.flush();
        });
  }

  @Override
  public boolean isStopped() {
    return stopped.getAsBoolean();
  }
}
