package io.unetlab.ablations.task;

import java.util.function.BooleanSupplier;

class PooledExecutorTest extends LocalExecutorContract {

  @Override
  TrialExecutor executor(BooleanSupplier stopped) {
    return new PooledExecutor(2, stopped);
  }
}
