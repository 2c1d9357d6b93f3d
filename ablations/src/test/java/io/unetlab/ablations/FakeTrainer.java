package io.unetlab.ablations;

import io.unetlab.ablations.exec.NetworkTrainer;
import io.unetlab.ablations.trained.TrainedNetwork;
import io.unetlab.profiler.metric.Metrics;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Trains nothing: a network's loss follows from its parameters and the seed. Notes what it was
 * asked for.
 */
final class FakeTrainer implements NetworkTrainer {

  private final Map<String, RuntimeException> failures = new LinkedHashMap<>();
  private final List<String> asked = Collections.synchronizedList(new ArrayList<>());

  /** The trainings so far, as {@code LABEL seed N}. */
  List<String> asked() {
    return List.copyOf(asked);
  }

  /** From now on a network's trainings fail. */
  FakeTrainer failing(String label, RuntimeException failure) {
    failures.put(label, failure);
    return this;
  }

  /** This trainer, with something that happens before each training. */
  NetworkTrainer after(Runnable first) {
    FakeTrainer own = this;
    return new NetworkTrainer() {
      @Override
      public String target() {
        return own.target();
      }

      @Override
      public String protocol() {
        return own.protocol();
      }

      @Override
      public TrainedNetwork train(Task task) {
        first.run();
        return own.train(task);
      }
    };
  }

  @Override
  public String target() {
    return "fake";
  }

  @Override
  public String protocol() {
    return "recipe";
  }

  @Override
  public TrainedNetwork train(Task task) {
    asked.add(task.label() + " seed " + task.seed());
    RuntimeException failure = failures.get(task.label());
    if (failure != null) {
      throw failure;
    }
    double params = Metrics.counted(task.spec()).require("params").doubleValue();
    boolean blind = Metrics.counted(task.spec()).require("cross_attentions").signum() == 0;
    // What a seed does to all networks alike, and a little that it does to each.
    double common = 0.01 * task.seed();
    double own = 1e-4 * (task.spec().hash().hex().charAt((int) task.seed()) % 8);
    double loss = 0.1 + common + own + 500 / params;
    Map<String, BigDecimal> values = new LinkedHashMap<>();
    values.put("denoising_loss", BigDecimal.valueOf(blind ? loss + 0.1 : loss));
    values.put("caption_gain", BigDecimal.valueOf(blind ? 0 : 0.05 + common));
    return new TrainedNetwork(
        values, List.of(loss, loss), List.of(1.0, loss), 4, 60, 60, List.of());
  }
}
