package io.unetlab.ablations.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;

/** What executors in this process promise as well. */
abstract class LocalExecutorContract extends ExecutorContract {

  @Test
  void toBeStoppedIsNoOutcome() {
    assertThatThrownBy(() -> run(List.of(session("stop"))))
        .isInstanceOf(CancellationException.class);
    assertThat(outcomes).isEmpty();
  }
}
