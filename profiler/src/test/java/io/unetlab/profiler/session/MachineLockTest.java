package io.unetlab.profiler.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.unetlab.profiler.device.AdbHost;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Two targets on one machine never measure at once. */
@Timeout(60)
final class MachineLockTest {

  private static final Observer SILENT = Observer.of(step -> {});

  private final AtomicInteger inside = new AtomicInteger();
  private final AtomicInteger most = new AtomicInteger();

  @Test
  void oneAtATime() {
    List<Callable<Boolean>> sessions = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      sessions.add(() -> MachineLock.here(SILENT).hold(this::session));
    }
    assertThat(results(sessions)).containsOnly(true);
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
  void hostsDoNotWaitForEachOtherOrForThisMachine() {
    List<MachineLock> locks =
        List.of(host("lab-3"), host("lab-3:5038"), host("[::1]"), MachineLock.here(SILENT));
    CountDownLatch together = new CountDownLatch(locks.size());
    List<Callable<Boolean>> sessions = new ArrayList<>();
    for (MachineLock lock : locks) {
      sessions.add(
          () ->
              lock.hold(
                  () -> {
                    together.countDown();
                    return awaited(together);
                  }));
    }
    assertThat(results(sessions)).containsOnly(true);
  }

  @Test
  void phonesOfOneHostTakeTurns() {
    List<Callable<Boolean>> sessions = new ArrayList<>();
    for (String name : List.of("lab-4", "LAB-4:5037", "lab-4")) {
      sessions.add(() -> host(name).hold(this::session));
    }
    assertThat(results(sessions)).containsOnly(true);
    assertThat(most.get()).isEqualTo(1);
    List<String> told = new ArrayList<>();
    host("lab-4")
        .hold(
            () ->
                results(
                    List.of(
                        () ->
                            MachineLock.of(
                                    AdbHost.parse("lab-4").orElseThrow(),
                                    new Observer(event -> {}, told::add, () -> false))
                                .holdSoon(() -> true)
                                .isEmpty())));
    assertThat(told).containsExactly("waiting for another target on lab-4:5037");
  }

  @Test
  void aTunnelIsOneHostByNameAndByNumber() {
    List<Boolean> free =
        host("localhost:5038")
            .hold(
                () ->
                    results(
                        List.of(
                            () -> host("127.0.0.1:5038").holdSoon(() -> true).isPresent(),
                            () -> host("127.0.0.1:5039").holdSoon(() -> true).isPresent())));
    assertThat(free).containsExactly(false, true);
  }

  private static MachineLock host(String name) {
    return MachineLock.of(AdbHost.parse(name).orElseThrow(), SILENT);
  }

  private static List<Boolean> results(List<Callable<Boolean>> sessions) {
    ExecutorService threads = Executors.newFixedThreadPool(sessions.size());
    try {
      List<Boolean> results = new ArrayList<>();
      for (Future<Boolean> each : threads.invokeAll(sessions)) {
        results.add(each.get());
      }
      return results;
    } catch (InterruptedException | ExecutionException e) {
      throw new IllegalStateException(e);
    } finally {
      threads.shutdownNow();
    }
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
                  MachineLock.here(SILENT)
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
                  MachineLock.here(
                          new Observer(event -> {}, told::add, () -> asked.incrementAndGet() > 4))
                      .hold(() -> true))
          .isInstanceOf(CancellationException.class);
      assertThat(told).containsExactly("waiting for another target on this machine");
      assertThat(MachineLock.here(SILENT).holdSoon(() -> true)).isEmpty();
      enough.countDown();
      assertThat(first.get()).isTrue();
      assertThat(MachineLock.here(SILENT).holdSoon(() -> true)).contains(true);
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
