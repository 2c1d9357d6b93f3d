package io.unetlab.ablations.exec;

import io.unetlab.ablations.store.TrialStore;
import io.unetlab.ablations.task.Evaluator;
import io.unetlab.ablations.task.Supply;
import io.unetlab.ablations.task.TrialExecutor;
import io.unetlab.ablations.trial.Trial;
import io.unetlab.ablations.trial.TrialKey;
import io.unetlab.ablations.trial.TrialOutcome;
import io.unetlab.spec.model.NetworkSpec;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/**
 * One pass over a study's networks by one evaluator: looks each trial up, runs the unknown ones,
 * and remembers the outcomes. A known outcome is final: a network that is run again because others
 * are compared with it keeps its first outcome.
 *
 * <p>Without an executor nothing can be run: a stored failure is then an outcome like any other,
 * not something to retry.
 */
final class Trials {

  /**
   * A network to evaluate.
   *
   * @param spec created when the network is run
   */
  record Subject(String hash, String label, Supplier<NetworkSpec> spec) {}

  private final Evaluator evaluator;
  private final TrialStore store;
  private final Optional<TrialExecutor> executor;
  private final Map<Long, Map<String, Known>> known = new ConcurrentHashMap<>();

  /**
   * An outcome.
   *
   * @param stored whether the store had it before this run
   * @param settled whether it is final
   */
  private record Known(TrialOutcome outcome, boolean stored, boolean settled) {}

  Trials(Evaluator evaluator, TrialStore store, Optional<TrialExecutor> executor) {
    this.evaluator = evaluator;
    this.store = store;
    this.executor = executor;
  }

  /** The outcome of a network; empty when it was not requested, or the run was stopped. */
  Optional<TrialOutcome> outcome(String hash, long seed) {
    return Optional.ofNullable(known(seed).get(hash)).map(Known::outcome);
  }

  /** Whether the store had the network's values before this run. */
  boolean wasStored(String hash, long seed) {
    Known one = known(seed).get(hash);
    return one != null && one.stored() && one.outcome().done().isPresent();
  }

  /**
   * Evaluates networks.
   *
   * @param sessions the networks that belong together, each once
   * @param keeper takes each new outcome, from any thread, and returns the one to go on with
   */
  void run(List<List<Subject>> sessions, long seed, UnaryOperator<TrialOutcome> keeper) {
    lookUp(sessions.stream().flatMap(List::stream).map(Subject::hash).toList(), seed);
    List<List<Trial>> left = new ArrayList<>();
    for (List<Subject> session : sessions) {
      List<Trial> trials = left(session, seed);
      if (!trials.isEmpty()) {
        left.add(trials);
      }
    }
    run(left, keeper);
  }

  /**
   * Evaluates each network alone with several seeds: all of them with the first seed, then with the
   * next.
   *
   * @param keeper takes each new outcome, from any thread, and returns the one to go on with
   */
  void run(List<Subject> networks, List<Long> seeds, UnaryOperator<TrialOutcome> keeper) {
    List<List<Trial>> left = new ArrayList<>();
    for (long seed : seeds) {
      lookUp(networks.stream().map(Subject::hash).toList(), seed);
      for (Subject network : networks) {
        List<Trial> trial = left(List.of(network), seed);
        if (!trial.isEmpty()) {
          left.add(trial);
        }
      }
    }
    run(left, keeper);
  }

  // Of some, other runs that share the store may have stored the outcome meanwhile.
  private void run(List<List<Trial>> sessions, UnaryOperator<TrialOutcome> keeper) {
    executor.orElseThrow().run(evaluator, Supply.of(sessions), outcome -> note(outcome, keeper));
    sessions.stream()
        .flatMap(List::stream)
        .map(Trial::key)
        .collect(
            Collectors.groupingBy(
                TrialKey::seed, Collectors.mapping(TrialKey::spec, Collectors.toList())))
        .forEach((seed, hashes) -> lookUp(hashes, seed));
  }

  /** Looks networks up in the store, and runs nothing. */
  void lookUp(Collection<String> hashes, long seed) {
    lookUp(hashes, seed, executor.isEmpty());
  }

  /** Looks networks up that another run evaluated, and accepts its failures as final. */
  void accept(Collection<String> hashes, long seed) {
    lookUp(hashes, seed, true);
  }

  private void lookUp(Collection<String> hashes, long seed, boolean failures) {
    Map<String, Known> networks = known(seed);
    Set<TrialKey> unknown = new LinkedHashSet<>();
    for (String hash : hashes) {
      if (!networks.containsKey(hash)) {
        unknown.add(evaluator.key(hash, seed));
      }
    }
    for (TrialOutcome outcome : store.find(unknown).values()) {
      if (failures || !outcome.isWorthRetrying()) {
        networks.put(outcome.key().spec(), new Known(outcome, true, true));
      }
    }
  }

  /** The part of a session that has to be run; empty if everything is known. */
  private List<Trial> left(List<Subject> session, long seed) {
    List<Trial> left = new ArrayList<>();
    boolean any = false;
    for (int i = 0; i < session.size(); i++) {
      Subject subject = session.get(i);
      TrialKey key = evaluator.key(subject.hash(), seed);
      boolean isKnown = isSettled(subject.hash(), seed);
      any |= !isKnown;
      if (!isKnown || i == 0 && evaluator.comparesWithFirst()) {
        left.add(new Trial(key, subject.label(), subject.spec().get()));
      }
    }
    return any ? left : List.of();
  }

  private boolean isSettled(String hash, long seed) {
    Known one = known(seed).get(hash);
    return one != null && one.settled();
  }

  private Map<String, Known> known(long seed) {
    return known.computeIfAbsent(seed, it -> new ConcurrentHashMap<>());
  }

  /** Takes an outcome that was found in another way, unless there is one already. */
  void note(TrialOutcome outcome, UnaryOperator<TrialOutcome> keeper) {
    if (!isSettled(outcome.key().spec(), outcome.key().seed())) {
      TrialOutcome kept = keeper.apply(outcome);
      Known one = new Known(kept, false, !kept.isWorthRetrying());
      known(outcome.key().seed()).put(outcome.key().spec(), one);
    }
  }
}
