package io.unetlab.ablations.exec;

import io.unetlab.ablations.trial.TrialResult.Completed;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;

/**
 * Measures the same networks on several targets at once, a thread each: none waits for another, but
 * for those that are one machine, which see to it themselves.
 */
final class MeasuringTargets {

  private final List<Measuring> targets;

  MeasuringTargets(List<Measuring> targets) {
    this.targets = List.copyOf(targets);
  }

  List<Measuring> targets() {
    return targets;
  }

  /**
   * Measures on all targets, and returns when all have ended.
   *
   * @throws CancellationException when one was stopped
   */
  void measure(List<Completed> networks, Function<Completed, String> naming) {
    if (targets.isEmpty()) {
      return;
    }
    ExecutorService threads = Executors.newFixedThreadPool(targets.size());
    try {
      List<Callable<Boolean>> tasks = new ArrayList<>();
      for (Measuring target : targets) {
        tasks.add(
            () -> {
              target.measure(networks, naming);
              return true;
            });
      }
      end(threads.invokeAll(tasks));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CancellationException("interrupted while measuring");
    } finally {
      threads.shutdownNow();
    }
  }

  private static void end(List<Future<Boolean>> futures) throws InterruptedException {
    for (Future<Boolean> future : futures) {
      try {
        future.get();
      } catch (ExecutionException e) {
        if (e.getCause() instanceof RuntimeException fault) {
          throw fault;
        }
        throw new IllegalStateException("measuring failed: " + e.getCause(), e);
      }
    }
  }
}
