package io.unetlab.ablations.exec;

import io.unetlab.ablations.design.LadderStep;
import io.unetlab.ablations.study.StudySpec;
import io.unetlab.ablations.study.TrainedQuality;
import io.unetlab.ablations.study.TrainingCandidates;
import io.unetlab.ablations.trained.TrainedNetwork;
import io.unetlab.ablations.trial.TrialOutcome;
import io.unetlab.spec.model.NetworkSpec;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Plans the trainings of a study, with the times of those that a store has. */
final class TrainingsPlanner {

  private final TrainedQuality asked;
  private final Optional<Trials> stored;

  private TrainingsPlanner(TrainedQuality asked, Optional<Trials> stored) {
    this.asked = asked;
    this.stored = stored;
  }

  /**
   * The plan; empty for a study that trains nothing.
   *
   * @param ladder the steps whose networks are known now
   * @param networks of all variants, by hash, the base's first
   * @param times where earlier trainings may be
   * @param hash the network of a step's variant; empty if it cannot exist
   */
  static Optional<TrainingsPlan> plan(
      StudySpec study,
      List<LadderStep> ladder,
      Map<String, NetworkSpec> networks,
      Function<LadderStep, Optional<String>> hash,
      Optional<StoredTimes> times) {
    if (study.training().isEmpty() || networks.isEmpty()) {
      return Optional.empty();
    }
    Map<String, NetworkSpec> certain = new LinkedHashMap<>();
    networks.entrySet().stream().limit(1).forEach(it -> certain.put(it.getKey(), it.getValue()));
    if (!(study.training().get().candidates() instanceof TrainingCandidates.OfFront)) {
      for (LadderStep step : ladder) {
        hash.apply(step)
            .ifPresent(
                it -> Optional.ofNullable(networks.get(it)).ifPresent(s -> certain.put(it, s)));
      }
    }
    return Optional.of(
        new TrainingsPlanner(
                study.training().get(),
                times.map(
                    it ->
                        new Trials(
                            new TrainingEvaluator(it.trainer()), it.store(), Optional.empty())))
            .plan(certain, networks.size()));
  }

  private TrainingsPlan plan(Map<String, NetworkSpec> certain, int distinct) {
    int most = most(certain.size(), distinct);
    Map<String, NetworkSpec> first = new LinkedHashMap<>();
    certain.entrySet().stream().limit(most).forEach(it -> first.put(it.getKey(), it.getValue()));
    List<Double> seconds = new ArrayList<>();
    first.values().forEach(it -> seconds.add(TrainingTimes.seconds(asked, it)));
    Known known = known(first);
    if (known.estimated > 0) {
      seconds.replaceAll(it -> it * known.seconds / known.estimated);
    }
    double mean = seconds.stream().mapToDouble(Double::doubleValue).average().orElse(0);
    boolean exact = seconds.size() == most;
    seconds.addAll(Collections.nCopies(most - seconds.size(), mean));
    return new TrainingsPlan(asked, seconds, exact, known.trainings, known.estimated > 0);
  }

  private int most(int certain, int distinct) {
    if (asked.candidates() instanceof TrainingCandidates.Some some) {
      return Math.min(some.count(), distinct);
    }
    return asked.candidates() instanceof TrainingCandidates.OfFront ? distinct : certain;
  }

  /**
   * What the store has.
   *
   * @param seconds that its trainings took
   * @param estimated seconds of the same trainings
   */
  private record Known(int trainings, double seconds, double estimated) {}

  private Known known(Map<String, NetworkSpec> networks) {
    int trainings = 0;
    double seconds = 0;
    double estimated = 0;
    for (Map.Entry<String, NetworkSpec> network : networks.entrySet()) {
      double estimate = TrainingTimes.seconds(asked, network.getValue());
      for (long seed : asked.seeds()) {
        Optional<TrainedNetwork> run = stored.flatMap(it -> run(it, network.getKey(), seed));
        trainings += run.isPresent() ? 1 : 0;
        seconds += run.map(TrainedNetwork::wallSeconds).orElse(0.0);
        estimated += run.isPresent() ? estimate : 0;
      }
    }
    return new Known(trainings, seconds, estimated);
  }

  private static Optional<TrainedNetwork> run(Trials trials, String hash, long seed) {
    trials.lookUp(List.of(hash), seed);
    return trials
        .outcome(hash, seed)
        .flatMap(TrialOutcome::done)
        .map(it -> TrainedNetwork.read(it.detail()));
  }
}
