package io.unetlab.cli.command;

import io.unetlab.ablations.store.StoreWatch;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/** Tells the user of a run what happens to the store's server; it is waited for until Ctrl-C. */
record RunningStore(Consumer<String> news, BooleanSupplier stopped) implements StoreWatch {

  @Override
  public void says(String message) {
    news.accept(message);
  }

  @Override
  public boolean isStopped() {
    return stopped.getAsBoolean();
  }
}
