package io.unetlab.ablations.trained;

import io.unetlab.ablations.analysis.Ladder;
import io.unetlab.ablations.analysis.Rung;
import io.unetlab.ablations.trial.TrialResult;
import io.unetlab.profiler.metric.Metric;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * What trainings at small scale say: every network against the base, every step of the ladder
 * against the network before it, measure by measure, and how that relates to published evidence.
 *
 * @param networks by network, then measure
 * @param steps by step, then measure
 */
public record SmallScale(
    Trainings trainings, List<NetworkFinding> networks, List<StepFinding> steps) {

  /** What needs a caption to be other than chance: without cross-attention it is known. */
  private static final Set<String> OF_TEXT = Set.of("caption_gain", "caption_accuracy");

  public SmallScale {
    Objects.requireNonNull(trainings, "trainings");
    networks = List.copyOf(networks);
    steps = List.copyOf(steps);
  }

  /** Compares the trainings of a study. */
  public static SmallScale of(Trainings trainings, Ladder ladder) {
    return new Comparing(trainings).all(ladder);
  }

  /** One comparison of all networks. */
  private record Comparing(Trainings trainings) {

    SmallScale all(Ladder ladder) {
      List<NetworkFinding> networks = new ArrayList<>();
      for (Trainings.Network network : trainings.networks()) {
        metrics().forEach(it -> networks.add(network(network, it)));
      }
      List<StepFinding> steps = new ArrayList<>();
      for (Rung rung : ladder.rungs()) {
        metrics().forEach(it -> steps.add(step(rung, it)));
      }
      return new SmallScale(trainings, networks, steps);
    }

    private List<Metric> metrics() {
      return trainings.asked().metrics();
    }

    private NetworkFinding network(Trainings.Network network, Metric metric) {
      Trainings.Network base = trainings.networks().get(0);
      return new NetworkFinding(
          network,
          metric,
          spread(network, metric),
          network.equals(base) ? Optional.empty() : difference(network, base, metric),
          isKnown(network, metric));
    }

    private static boolean isKnown(Trainings.Network network, Metric metric) {
      return OF_TEXT.contains(metric.name()) && !network.readsText();
    }

    private StepFinding step(Rung rung, Metric metric) {
      Optional<Trainings.Network> before = trained(rung.before());
      Optional<Trainings.Network> after = trained(rung.after());
      Optional<PairedDifference> difference =
          before.flatMap(b -> after.flatMap(a -> difference(a, b, metric)));
      Optional<SeedSpread> old = before.flatMap(it -> spread(it, metric));
      Optional<PublishedClaim> claim = PublishedClaim.of(rung.step(), metrics());
      boolean known = after.filter(it -> isKnown(it, metric)).isPresent();
      return new StepFinding(
          rung.step(),
          metric,
          old,
          after.flatMap(it -> spread(it, metric)),
          difference,
          claim,
          known ? Agreement.BY_CONSTRUCTION : agreement(metric, old, difference, claim));
    }

    private static Agreement agreement(
        Metric metric,
        Optional<SeedSpread> old,
        Optional<PairedDifference> difference,
        Optional<PublishedClaim> claim) {
      if (difference.filter(it -> it.pairs() > 1).isEmpty() || old.isEmpty()) {
        return Agreement.NOT_TRAINED;
      }
      return claim
          .map(it -> StepFinding.agreement(metric, old.get().mean(), difference.get(), it.sign()))
          .orElse(Agreement.NOTHING_PUBLISHED);
    }

    private Optional<Trainings.Network> trained(TrialResult trial) {
      return trial.completed().flatMap(it -> trainings.of(it.hash()));
    }

    private Map<Long, Double> values(Trainings.Network network, Metric metric) {
      return network.values(metric, trainings.asked().seeds());
    }

    private Optional<SeedSpread> spread(Trainings.Network network, Metric metric) {
      return SeedSpread.of(values(network, metric).values());
    }

    private Optional<PairedDifference> difference(
        Trainings.Network ours, Trainings.Network theirs, Metric metric) {
      Map<Long, Double> one = values(ours, metric);
      Map<Long, Double> other = values(theirs, metric);
      return one.keySet().stream().anyMatch(other::containsKey)
          ? Optional.of(PairedDifference.of(one, other))
          : Optional.empty();
    }
  }
}
