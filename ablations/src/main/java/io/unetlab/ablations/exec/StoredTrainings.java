package io.unetlab.ablations.exec;

import io.unetlab.ablations.store.ResultStore;
import io.unetlab.ablations.store.StoredStudy;
import io.unetlab.ablations.study.TrainedQuality;
import io.unetlab.ablations.trained.TrainedNetwork;
import io.unetlab.ablations.trained.Trainings;
import io.unetlab.ablations.trial.TargetKey;
import io.unetlab.ablations.trial.TrialOutcome;
import io.unetlab.ablations.trial.TrialResult;
import io.unetlab.ablations.trial.TrialResult.Completed;
import io.unetlab.spec.model.SpecHash;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads the trainings of a study's networks from a store. */
final class StoredTrainings {

  private static final String ATTENTIONS = "cross_attentions";

  private StoredTrainings() {}

  /**
   * The trainings of a study that was run.
   *
   * @param chosen the first variant of each network that the study wants to be trained
   */
  static Trainings of(
      ResultStore store,
      StoredStudy stored,
      TrainedQuality asked,
      Collection<Completed> chosen,
      List<TrialResult> trials) {
    Trials known =
        new Trials(
            new TrainingEvaluator(Nowhere.of(store.studies().targets(stored))),
            store,
            Optional.empty());
    lookUp(known, asked, trials);
    return read(known, asked, chosen, trials);
  }

  /** Looks up the networks of all variants. */
  static void lookUp(Trials known, TrainedQuality asked, List<TrialResult> trials) {
    List<String> hashes =
        trials.stream()
            .flatMap(it -> it.completed().stream())
            .map(it -> it.hash().hex())
            .distinct()
            .toList();
    asked.seeds().forEach(seed -> known.lookUp(hashes, seed));
  }

  /** The trainings of the chosen networks, then of others that were trained. */
  static Trainings read(
      Trials known, TrainedQuality asked, Collection<Completed> chosen, List<TrialResult> trials) {
    List<Trainings.Network> networks = new ArrayList<>();
    Set<SpecHash> seen = new HashSet<>();
    for (Completed one : chosen) {
      seen.add(one.hash());
      networks.add(network(known, asked, one, true));
    }
    for (TrialResult trial : trials) {
      trial
          .completed()
          .filter(it -> seen.add(it.hash()))
          .map(it -> network(known, asked, it, false))
          .filter(it -> !it.runs().isEmpty())
          .ifPresent(networks::add);
    }
    return new Trainings(asked, networks);
  }

  private static Trainings.Network network(
      Trials known, TrainedQuality asked, Completed one, boolean wanted) {
    Map<Long, TrainedNetwork> runs = new LinkedHashMap<>();
    Map<Long, String> failures = new LinkedHashMap<>();
    for (long seed : asked.seeds()) {
      Optional<TrialOutcome> outcome = known.outcome(one.hash().hex(), seed);
      outcome
          .flatMap(TrialOutcome::done)
          .ifPresent(it -> runs.put(seed, TrainedNetwork.read(it.detail())));
      outcome.flatMap(TrialOutcome::obstacle).ifPresent(it -> failures.put(seed, it));
    }
    return new Trainings.Network(one.hash(), one.variant(), wanted, readsText(one), runs, failures);
  }

  private static boolean readsText(Completed network) {
    return network.counted().get(ATTENTIONS).filter(many -> many.signum() == 0).isEmpty();
  }

  /** A trainer as it was when something was trained. */
  private record Nowhere(String target, String protocol) implements NetworkTrainer {

    static Nowhere of(Map<String, TargetKey> keys) {
      Optional<TargetKey> key = Optional.ofNullable(keys.get(TrainingStage.TARGET));
      return new Nowhere(
          key.flatMap(TargetKey::target).orElse(""), key.map(TargetKey::protocol).orElse(""));
    }

    @Override
    public TrainedNetwork train(Task task) {
      throw new IllegalStateException("a store trains nothing");
    }
  }
}
