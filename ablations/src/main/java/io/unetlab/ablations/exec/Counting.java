package io.unetlab.ablations.exec;

import io.unetlab.ablations.design.Variant;
import io.unetlab.ablations.design.VariantBuilder;
import io.unetlab.ablations.exec.Trials.Subject;
import io.unetlab.ablations.space.TabledCounts;
import io.unetlab.ablations.study.StudySpec;
import io.unetlab.ablations.task.Evaluator;
import io.unetlab.ablations.task.LocalExecutor;
import io.unetlab.ablations.task.TrialExecutors;
import io.unetlab.ablations.trial.PartRun;
import io.unetlab.ablations.trial.TrialKey;
import io.unetlab.ablations.trial.TrialOutcome;
import io.unetlab.ablations.trial.TrialResult.Rejected;
import io.unetlab.ablations.trial.VariantNetwork;
import io.unetlab.ablations.trial.VariantNetwork.State;
import io.unetlab.profiler.metric.MetricSet;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/**
 * Builds every variant and counts every distinct network once, in batches, so that a hundred
 * thousand networks need not be in memory at once.
 */
final class Counting implements Networks {

  private static final int PART = 1024;
  private static final Evaluator EVALUATOR = new CountEvaluator();

  /**
   * Least bytes of heap that a variant's results take in the end. Close to its limit Java would
   * collect garbage for minutes before it gives up.
   */
  private static final long BYTES = 1_800;

  private final StudySpec study;
  private final VariantBuilder builder;
  private final RunSettings settings;
  private final Culprits culprits;
  private final Trials trials;

  Counting(StudySpec study, RunSettings settings) {
    this.study = study;
    this.builder = new VariantBuilder(study);
    this.settings = settings;
    this.culprits = new Culprits(study.factors(), builder);
    TrialExecutors executors = settings.executors().orElse(LocalExecutor::onAllCores);
    this.trials =
        new Trials(
            EVALUATOR, settings.known(), Optional.of(executors.stoppedBy(settings.stopped())));
  }

  /**
   * Counts the variants' networks.
   *
   * @throws CancellationException when it was stopped before the last one; finished work is in the
   *     store
   * @throws OutOfMemoryError when the results cannot fit in memory
   */
  @Override
  public List<Placed> of(List<Variant> variants) {
    requireMemory(variants.size(), Runtime.getRuntime().maxMemory());
    List<Placed> networks = new ArrayList<>();
    CheckedTables tables = new CheckedTables(study, variants);
    try (Keeper keeper = new Keeper(settings.store())) {
      for (int from = 0; from < variants.size() && goesOn(); from += PART) {
        List<Variant> part = variants.subList(from, Math.min(variants.size(), from + PART));
        List<Built> built = part.parallelStream().map(it -> Built.of(it, builder)).toList();
        count(built, from, variants.size(), tables, keeper);
        List<Placed> known = built.stream().takeWhile(this::isKnown).map(it -> placed(it)).toList();
        keeper.keep(known.stream().map(Placed::network).toList());
        networks.addAll(known);
      }
    }
    if (networks.size() < variants.size()) {
      throw new CancellationException(networks.size() + " of " + variants.size() + " variants");
    }
    TrialKey fact = CountsFact.key(study.hash(), settings.only());
    CountsFact.keep(settings.store(), fact, networks, this);
    return networks;
  }

  static void requireMemory(int variants, long bytes) {
    if (variants * BYTES > bytes) {
      throw new OutOfMemoryError(variants + " variants do not fit in " + bytes + " bytes");
    }
  }

  private boolean goesOn() {
    return !settings.stopped().getAsBoolean();
  }

  private void count(
      List<Built> built, int before, int total, CheckedTables tables, Keeper keeper) {
    Map<String, Built> distinct = new LinkedHashMap<>();
    for (Built one : built) {
      one.hash().filter(it -> outcome(it).isEmpty()).ifPresent(it -> distinct.putIfAbsent(it, one));
    }
    AtomicInteger ready = new AtomicInteger(before + built.size() - distinct.size());
    Consumer<TrialOutcome> taken =
        outcome -> {
          keeper.keep(outcome);
          settings.progress().done(ready.incrementAndGet(), total);
        };
    trials.lookUp(distinct.keySet(), 0);
    distinct.keySet().removeIf(it -> outcome(it).isPresent());
    if (!distinct.isEmpty() && settings.executors().isEmpty()) {
      tables.get().ifPresent(it -> tabled(distinct.values(), it, taken));
      distinct.keySet().removeIf(it -> outcome(it).isPresent());
    }
    trials.run(distinct.values().stream().map(Counting::session).toList(), 0, taken);
  }

  private void tabled(
      Collection<Built> networks, TabledCounts tables, Consumer<TrialOutcome> taken) {
    for (Built one : networks) {
      TrialKey key = EVALUATOR.key(one.hash().orElseThrow(), 0);
      tables
          .of(one.variant().configuration(study.factors()))
          .map(it -> new TrialOutcome.Done(key, it, ""))
          .ifPresent(it -> trials.note(it, taken));
    }
  }

  private static List<Subject> session(Built built) {
    Built.Network network = built.network().orElseThrow();
    return List.of(new Subject(network.hash(), built.variant().label(), network::spec));
  }

  private Optional<TrialOutcome> outcome(String hash) {
    return trials.outcome(hash, 0);
  }

  private boolean isKnown(Built built) {
    return built.hash().map(it -> outcome(it).isPresent()).orElse(true);
  }

  private Placed placed(Built built) {
    return new Placed(built.variant(), network(built));
  }

  private VariantNetwork network(Built built) {
    String label = built.variant().label();
    Optional<TrialOutcome> outcome = built.hash().flatMap(this::outcome);
    if (outcome.isPresent()) {
      return network(label, outcome.get());
    }
    if (built.fault().isPresent()) {
      return new VariantNetwork(label, State.FAILED, Optional.empty(), built.fault());
    }
    List<String> blamed = culprits.of(built.variant(), built.problems());
    String reason = Rejected.of(built.variant(), blamed, built.problems()).reason();
    return new VariantNetwork(label, State.REJECTED, Optional.empty(), Optional.of(reason));
  }

  private static VariantNetwork network(String label, TrialOutcome outcome) {
    State state =
        outcome.done().isPresent()
            ? State.COUNTED
            : outcome.isWorthRetrying() ? State.FAILED : State.REJECTED;
    return new VariantNetwork(label, state, Optional.of(outcome.key().spec()), outcome.obstacle());
  }

  @Override
  public MetricSet counts(String hash) {
    return outcome(hash).flatMap(TrialOutcome::done).orElseThrow().values();
  }

  @Override
  public List<PartRun> parts(String hash) {
    return PartsDetail.read(outcome(hash).flatMap(TrialOutcome::done).orElseThrow().detail());
  }

  @Override
  public int reused(List<Placed> networks) {
    return (int)
        networks.stream()
            .flatMap(it -> it.network().spec().stream())
            .distinct()
            .filter(it -> trials.wasStored(it, 0))
            .count();
  }
}
