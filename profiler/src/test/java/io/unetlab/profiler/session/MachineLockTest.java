package io.unetlab.profiler.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Two targets that are this machine never measure at once. */
@Timeout(60)
final class MachineLockTest {

  private final AtomicInteger inside = new AtomicInteger();
  private final AtomicInteger most = new AtomicInteger();

  @Test
  void oneAtATime() throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(3);
    try {
      List<Callable<Boolean>> sessions = new ArrayList<>();
      for (int i = 0; i < 3; i++) {
        sessions.add(() -> new MachineLock(Observer.of(step -> {})).hold(this::session));
      }
      for (Future<Boolean> done : threads.invokeAll(sessions)) {
        assertThat(done.get()).isTrue();
      }
    } finally {
      threads.shutdownNow();
    }
    assertThat(most.get()).isEqualTo(1);
  }

  private boolean session() {
    most.accumulateAndGet(inside.incrementAndGet(), Math::max);
    try {
      TimeUnit.MILLISECONDS.sleep(50);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    inside.decrementAndGet();
    return true;
  }

  @Test
  void whoWaitsIsToldOnceAndCanBeStopped() throws Exception {
    CountDownLatch holds = new CountDownLatch(1);
    CountDownLatch enough = new CountDownLatch(1);
    ExecutorService threads = Executors.newFixedThreadPool(1);
    try {
      Future<Boolean> first =
          threads.submit(
              () ->
                  new MachineLock(Observer.of(step -> {}))
                      .hold(
                          () -> {
                            holds.countDown();
                            return awaited(enough);
                          }));
      holds.await();
      List<String> told = new ArrayList<>();
      AtomicInteger asked = new AtomicInteger();
      assertThatThrownBy(
              () ->
                  new MachineLock(
                          new Observer(event -> {}, told::add, () -> asked.incrementAndGet() > 4))
                      .hold(() -> true))
          .isInstanceOf(CancellationException.class);
      assertThat(told).containsExactly("waiting for another target that is this machine");
      assertThat(new MachineLock(Observer.of(step -> {})).holdSoon(() -> true)).isEmpty();
      enough.countDown();
      assertThat(first.get()).isTrue();
      assertThat(new MachineLock(Observer.of(step -> {})).holdSoon(() -> true)).contains(true);
    } finally {
      threads.shutdownNow();
    }
  }

  private static boolean awaited(CountDownLatch latch) {
    try {
      return latch.await(30, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
