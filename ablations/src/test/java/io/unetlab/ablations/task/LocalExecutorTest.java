package io.unetlab.ablations.task;

import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Nested;

class LocalExecutorTest {

  @Nested
  class OnAllCores extends LocalExecutorContract {

    @Override
    TrialExecutor executor(BooleanSupplier stopped) {
      return LocalExecutor.onAllCores(stopped);
    }
  }

  @Nested
  class OneByOne extends LocalExecutorContract {

    @Override
    TrialExecutor executor(BooleanSupplier stopped) {
      return LocalExecutor.oneByOne(stopped);
    }
  }
}
