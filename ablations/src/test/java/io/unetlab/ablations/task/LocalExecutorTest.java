package io.unetlab.ablations.task;

import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Nested;

class LocalExecutorTest {

  @Nested
  class OnAllCores extends ExecutorContract {

    @Override
    TrialExecutor executor(BooleanSupplier stopped) {
      return LocalExecutor.onAllCores(stopped);
    }
  }

  @Nested
  class OneByOne extends ExecutorContract {

    @Override
    TrialExecutor executor(BooleanSupplier stopped) {
      return LocalExecutor.oneByOne(stopped);
    }
  }
}
