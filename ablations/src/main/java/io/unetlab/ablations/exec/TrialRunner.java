package io.unetlab.ablations.exec;

import io.unetlab.ablations.design.Variant;
import io.unetlab.ablations.study.StudySpec;
import io.unetlab.ablations.trial.Trial;
import io.unetlab.ablations.trial.TrialKey;
import io.unetlab.ablations.trial.TrialOutcome;
import io.unetlab.ablations.trial.TrialResult.Rejected;
import io.unetlab.ablations.trial.VariantNetwork;
import io.unetlab.ablations.trial.VariantNetwork.State;
import io.unetlab.profiler.metric.MetricSet;
import io.unetlab.spec.model.NetworkSpec;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Builds every variant and counts every distinct network once, a part of the design at a time, so
 * that a hundred thousand networks need not be in memory together.
 */
final class TrialRunner {

  private static final int PART = 512;

  private final VariantBuilder builder;
  private final RunSettings settings;
  private final TrialExecutor executor;
  private final Culprits culprits;
  private final Map<String, MetricSet> counts = new ConcurrentHashMap<>();
  private final Map<String, String> failures = new ConcurrentHashMap<>();
  private int reused;

  TrialRunner(StudySpec study, RunSettings settings) {
    this.builder = new VariantBuilder(study);
    this.settings = settings;
    this.executor = settings.executor().orElseGet(() -> new CountingExecutor(settings.stopped()));
    this.culprits = new Culprits(study.factors(), builder);
  }

  /** Counts by the network's hash. */
  Map<String, MetricSet> counts() {
    return counts;
  }

  /** How many networks' counts the store knew. */
  int reused() {
    return reused;
  }

  /** Each variant's network, in their order; of the first ones where the run was stopped. */
  List<VariantNetwork> run(List<Variant> variants) {
    try (Keeper keeper = new Keeper(settings.store(), settings.variants())) {
      return run(variants, keeper);
    }
  }

  private List<VariantNetwork> run(List<Variant> variants, Keeper keeper) {
    List<VariantNetwork> networks = new ArrayList<>();
    for (int from = 0; from < variants.size() && !settings.stopped().getAsBoolean(); from += PART) {
      List<Variant> part = variants.subList(from, Math.min(variants.size(), from + PART));
      List<Built> built = part.parallelStream().map(it -> Built.of(it, builder)).toList();
      count(built, from, variants.size(), keeper);
      List<VariantNetwork> some = new ArrayList<>();
      for (Built one : built) {
        if (isKnown(one)) {
          some.add(network(from + some.size(), one));
        } else {
          break; // stopped: what comes behind was not found out
        }
      }
      keeper.keep(some);
      networks.addAll(some);
    }
    return networks;
  }

  private void count(List<Built> built, int before, int total, Keeper keeper) {
    Map<TrialKey, NetworkSpec> wanted = new LinkedHashMap<>();
    for (Built one : built) {
      if (!isKnown(one)) {
        wanted.putIfAbsent(CountingExecutor.key(one.hash()), one.spec().orElseThrow());
      }
    }
    Map<TrialKey, TrialOutcome.Done> known =
        settings.fresh() ? Map.of() : settings.store().find(wanted.keySet());
    known.values().forEach(this::note);
    reused += known.size();
    wanted.keySet().removeAll(known.keySet());
    List<Trial> batch =
        wanted.entrySet().stream().map(it -> new Trial(it.getKey(), it.getValue())).toList();
    AtomicInteger ready = new AtomicInteger(before + built.size() - batch.size());
    executor.run(
        batch,
        outcome -> {
          note(outcome);
          keeper.keep(outcome);
          settings.progress().done(ready.incrementAndGet(), total);
        });
  }

  private void note(TrialOutcome outcome) {
    if (outcome instanceof TrialOutcome.Done done) {
      counts.put(done.key().spec(), done.values());
    } else if (outcome instanceof TrialOutcome.Broken broken) {
      failures.put(broken.key().spec(), broken.reason());
    }
  }

  private boolean isKnown(Built built) {
    return built.spec().isEmpty()
        || counts.containsKey(built.hash())
        || failures.containsKey(built.hash());
  }

  private VariantNetwork network(int number, Built built) {
    String label = built.variant().label();
    if (counts.containsKey(built.hash())) {
      return new VariantNetwork(number, label, State.COUNTED, built.hash(), "");
    }
    if (built.problems().isEmpty()) {
      String reason = failures.getOrDefault(built.hash(), built.failure());
      return new VariantNetwork(number, label, State.FAILED, built.hash(), reason);
    }
    List<String> blamed = culprits.of(built.variant(), built.problems());
    String reason = Rejected.of(built.variant(), blamed, built.problems()).reason();
    return new VariantNetwork(number, label, State.REJECTED, "", reason);
  }
}
