package io.unetlab.ablations.exec;

import io.unetlab.ablations.design.VariantBuilder;
import io.unetlab.ablations.exec.Trials.Subject;
import io.unetlab.ablations.space.TabledCounts;
import io.unetlab.ablations.study.StudySpec;
import io.unetlab.ablations.task.LocalExecutor;
import io.unetlab.ablations.trial.TrialKey;
import io.unetlab.ablations.trial.TrialOutcome;
import io.unetlab.ablations.trial.TrialResult.Rejected;
import io.unetlab.ablations.trial.VariantNetwork;
import io.unetlab.ablations.trial.VariantNetwork.State;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** The counts of a study's networks, each distinct one counted once. */
final class CountedNetworks {

  private static final CountEvaluator EVALUATOR = new CountEvaluator();

  private final StudySpec study;
  private final VariantBuilder builder;
  private final Culprits culprits;
  private final Trials trials;

  CountedNetworks(StudySpec study, RunSettings settings) {
    this.study = study;
    this.builder = new VariantBuilder(study);
    this.culprits = new Culprits(study.factors(), builder);
    this.trials =
        new Trials(
            EVALUATOR, settings.known(), Optional.of(LocalExecutor.onAllCores(settings.stopped())));
  }

  VariantBuilder builder() {
    return builder;
  }

  /** The outcome of a network; empty when it was not counted yet. */
  Optional<TrialOutcome> outcome(String hash) {
    return trials.outcome(hash, 0);
  }

  /** Whether the store had the network's counts before this run. */
  boolean wasStored(String hash) {
    return trials.wasStored(hash, 0);
  }

  /** Looks networks up in the store. */
  void lookUp(Collection<String> hashes) {
    trials.lookUp(hashes, 0);
  }

  /** Whether a variant's network was counted, or could not be. */
  boolean hasOutcome(Built built) {
    return built.hash().filter(this::hasOutcome).isPresent();
  }

  /** How many distinct networks of variants have no outcome yet. */
  int missing(List<Built> built) {
    return (int)
        built.stream()
            .flatMap(it -> it.hash().stream())
            .filter(it -> !hasOutcome(it))
            .distinct()
            .count();
  }

  /**
   * Counts the networks of variants, except those whose outcome is known.
   *
   * @param counted by another machine; an outcome in the store comes first
   * @param taken receives each new outcome, from any thread, and returns the one to go on with
   */
  void count(
      List<Built> built,
      List<TrialOutcome> counted,
      CheckedTables tables,
      UnaryOperator<TrialOutcome> taken) {
    Map<String, Built> distinct = new LinkedHashMap<>();
    built.forEach(one -> one.hash().ifPresent(it -> distinct.putIfAbsent(it, one)));
    distinct.keySet().removeIf(this::hasOutcome);
    lookUp(distinct.keySet());
    counted.forEach(it -> trials.note(it, taken));
    distinct.keySet().removeIf(this::hasOutcome);
    if (!distinct.isEmpty()) {
      tables.get().ifPresent(it -> tabled(distinct.values(), it, taken));
      distinct.keySet().removeIf(this::hasOutcome);
    }
    trials.run(distinct.values().stream().map(this::session).toList(), 0, taken);
  }

  private boolean hasOutcome(String hash) {
    return outcome(hash).isPresent();
  }

  private void tabled(
      Collection<Built> networks, TabledCounts tables, UnaryOperator<TrialOutcome> taken) {
    for (Built one : networks) {
      TrialKey key = EVALUATOR.key(one.hash().orElseThrow(), 0);
      tables
          .of(one.variant().configuration(study.factors()))
          .map(it -> new TrialOutcome.Done(key, it, ""))
          .ifPresent(it -> trials.note(it, taken));
    }
  }

  private List<Subject> session(Built built) {
    return List.of(
        new Subject(
            built.hash().orElseThrow(),
            built.variant().label(),
            () -> built.spec().orElseGet(() -> builder.spec(built.variant()))));
  }

  /** A variant of which nothing is left to find out. */
  VariantNetwork network(Built built) {
    String label = built.variant().label();
    Optional<TrialOutcome> outcome = built.hash().flatMap(this::outcome);
    if (outcome.isPresent()) {
      return network(label, outcome.get());
    }
    if (built.fault().isPresent()) {
      return new VariantNetwork(label, State.FAILED, Optional.empty(), built.fault());
    }
    List<String> blamed = culprits.of(built.variant(), built.broken());
    String reason = Rejected.of(built.variant(), blamed, built.broken()).reason();
    return new VariantNetwork(label, State.REJECTED, Optional.empty(), Optional.of(reason));
  }

  private static VariantNetwork network(String label, TrialOutcome outcome) {
    State state =
        outcome.done().isPresent()
            ? State.COUNTED
            : outcome.isWorthRetrying() ? State.FAILED : State.REJECTED;
    return new VariantNetwork(label, state, Optional.of(outcome.key().spec()), outcome.obstacle());
  }
}
