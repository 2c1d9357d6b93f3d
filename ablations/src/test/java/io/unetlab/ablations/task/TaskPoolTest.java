package io.unetlab.ablations.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

class TaskPoolTest {

  @Test
  void tasksStartInTheirOrderAndAreCounted() {
    List<String> started = new ArrayList<>();
    List<Integer> ended = new ArrayList<>();

    TaskPool.run(1, List.of(() -> started.add("a"), () -> started.add("b")), ended::add);

    assertThat(started).containsExactly("a", "b");
    assertThat(ended).containsExactly(1, 2);
  }

  @Test
  void afterAFaultNothingRunsAnyMore() {
    CountDownLatch running = new CountDownLatch(1);
    AtomicBoolean ended = new AtomicBoolean();
    Runnable fails =
        () -> {
          wait(running);
          throw new IllegalStateException("a fault");
        };
    Runnable slow =
        () -> {
          running.countDown();
          wait(new CountDownLatch(1));
          ended.set(true);
        };

    assertThatThrownBy(() -> TaskPool.run(2, List.of(fails, slow), done -> {}))
        .hasMessage("a fault");

    assertThat(ended).isTrue();
  }

  private static void wait(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
