package io.unetlab.ablations.exec;

import io.unetlab.spec.model.SpecHash;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletionService;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/**
 * Measures the same networks on several targets in parallel, one thread each; targets on one
 * machine serialize themselves.
 */
final class MeasuringTargets {

  private static final int LONGEST_END = 60;

  private final List<Measuring> targets;

  MeasuringTargets(List<Measuring> targets) {
    this.targets = List.copyOf(targets);
  }

  List<Measuring> targets() {
    return targets;
  }

  /**
   * Measures on all targets, and returns when all have finished. A failure of one, such as a store
   * that cannot be written, stops the others.
   *
   * @param replayed as for {@link Measuring#measure}
   * @throws CancellationException when one was stopped
   */
  void measure(List<Measurable> networks, Map<SpecHash, String> labels, boolean replayed) {
    if (targets.isEmpty()) {
      return;
    }
    ExecutorService threads = Executors.newFixedThreadPool(targets.size());
    CompletionService<Boolean> ended = new ExecutorCompletionService<>(threads);
    try {
      targets.forEach(it -> ended.submit(() -> it.measure(networks, labels, replayed), true));
      for (int i = 0; i < targets.size(); i++) {
        ended.take().get();
      }
    } catch (ExecutionException e) {
      throw e.getCause() instanceof RuntimeException fault
          ? fault
          : new IllegalStateException("measuring failed: " + e.getCause(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CancellationException("interrupted while measuring");
    } finally {
      end(threads);
    }
  }

  // An interrupted session kills its process or leaves its device; both take a little time.
  private static void end(ExecutorService threads) {
    threads.shutdownNow();
    try {
      if (!threads.awaitTermination(LONGEST_END, TimeUnit.SECONDS)) {
        throw new IllegalStateException("a session did not end within " + LONGEST_END + " s");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
