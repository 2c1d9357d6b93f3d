package io.unetlab.reports.view;

import io.unetlab.ablations.study.Effect;
import io.unetlab.ablations.study.Evidence;
import io.unetlab.ablations.study.EvidenceKind;
import io.unetlab.ablations.trained.Agreement;
import io.unetlab.ablations.trained.PairedDifference;
import io.unetlab.ablations.trained.PublishedClaim;
import io.unetlab.ablations.trained.SmallScale;
import io.unetlab.ablations.trained.StepFinding;
import io.unetlab.ablations.trained.TrainedNetwork;
import io.unetlab.ablations.trained.Trainings;
import io.unetlab.ablations.trial.TrialResult.Completed;
import io.unetlab.profiler.metric.Metric;
import io.unetlab.reports.table.Numbers;
import io.unetlab.training.recipe.Recipe;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.LongSummaryStatistics;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What trainings at small scale say, in sentences. */
public final class SmallScaleText {

  private static final int MINUTE = 60;
  private static final int MANY_SEEDS = 10_000;

  private final Trials trials;
  private final SmallScale small;

  public SmallScaleText(Trials trials, SmallScale small) {
    this.trials = trials;
    this.small = small;
  }

  /** The scale: how many networks, of what size, trained how long on what. */
  public String scale() {
    Trainings trainings = small.trainings();
    List<TrainedNetwork> runs = runs();
    LongSummaryStatistics params =
        trainings.networks().stream()
            .flatMap(it -> completed(it).stream())
            .mapToLong(it -> it.counted().count("params"))
            .summaryStatistics();
    LongSummaryStatistics steps =
        runs.stream().mapToLong(TrainedNetwork::steps).summaryStatistics();
    double cpu = runs.stream().mapToDouble(TrainedNetwork::cpuSeconds).sum();
    return String.format(
        Locale.ROOT,
        "%,d networks of %s parameters, trained by the recipe %s for %s steps each, with %s:"
            + " %,d trainings, %s of CPU time.",
        trainings.networks().size(),
        range(params),
        named(trainings.asked().recipe()),
        range(steps),
        seeds(trainings.asked().seeds()),
        runs.size(),
        cpu(cpu));
  }

  private static String named(Recipe recipe) {
    return recipe.title().equals(recipe.name())
        ? recipe.name()
        : recipe.name() + " (" + recipe.title() + ")";
  }

  private Optional<Completed> completed(Trainings.Network network) {
    return trials.result().completed().stream()
        .filter(it -> it.variant().equals(network.variant()))
        .findFirst();
  }

  private List<TrainedNetwork> runs() {
    return small.trainings().networks().stream()
        .flatMap(it -> it.runs().values().stream())
        .toList();
  }

  private static String range(LongSummaryStatistics values) {
    String least = Numbers.grouped(values.getMin());
    return values.getMin() == values.getMax()
        ? least
        : least + " to " + Numbers.grouped(values.getMax());
  }

  private static String seeds(List<Long> seeds) {
    return (seeds.size() == 1 ? "seed " : "seeds ")
        + seeds.stream().map(String::valueOf).collect(Collectors.joining(", "));
  }

  static String cpu(double seconds) {
    return seconds < 2 * MINUTE
        ? String.format(Locale.ROOT, "%.0f s", seconds)
        : String.format(Locale.ROOT, "%,.0f minutes", seconds / MINUTE);
  }

  /** Trainings that failed or were not done, so that no table hides them. */
  public List<String> missing() {
    List<String> sentences = new ArrayList<>();
    Map<String, List<String>> failures = new TreeMap<>();
    for (Trainings.Network network : small.trainings().networks()) {
      network
          .failures()
          .forEach(
              (seed, why) ->
                  failures
                      .computeIfAbsent(why, it -> new ArrayList<>())
                      .add(trials.words(network.variant()) + " with seed " + seed));
    }
    failures.forEach(
        (why, which) ->
            sentences.add("Without a result: " + String.join(", ", which) + ": " + why + "."));
    int open = small.trainings().wanted() - small.trainings().settled();
    if (open > 0) {
      sentences.add(
          String.format(
              Locale.ROOT,
              "%,d of %,d trainings were not done; the same command continues.",
              open,
              small.trainings().wanted()));
    }
    return sentences;
  }

  /** One sentence for each measure: which steps it confirms, contradicts, cannot separate. */
  public List<String> agreements() {
    return metrics().stream().map(this::agreement).toList();
  }

  /** When a step of which no loss is published counts as confirmed. */
  public String rule() {
    return String.format(
        Locale.ROOT,
        "A step is confirmed or contradicted if its interval leaves out 0, by its sign; where no loss"
            + " is published, also confirmed if the interval leaves out a loss of %.0f %% or more.",
        100 * StepFinding.NO_LOSS);
  }

  /** How many intervals would leave out 0 if no step did anything; empty without intervals. */
  public Optional<String> chance() {
    long intervals =
        small.steps().stream()
            .filter(it -> it.agreement() != Agreement.BY_CONSTRUCTION)
            .filter(it -> it.difference().flatMap(SmallScaleText::reach).isPresent())
            .count();
    return intervals == 0
        ? Optional.empty()
        : Optional.of(
            String.format(
                Locale.ROOT,
                "One 95 %% interval in twenty leaves out 0 by chance: of these %,d, about %.1f. A"
                    + " single separated step among many is weak evidence.",
                intervals,
                intervals / 20.0));
  }

  private static Optional<Double> reach(PairedDifference difference) {
    return difference.reach().stream().boxed().findFirst();
  }

  /** The measures with a finding. */
  Set<Metric> metrics() {
    return small.networks().stream()
        .map(it -> it.metric())
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }

  private String agreement(Metric metric) {
    List<String> parts = new ArrayList<>();
    for (Agreement agreement : Agreement.values()) {
      List<String> steps =
          small.steps().stream()
              .filter(it -> it.metric().equals(metric) && it.agreement() == agreement)
              .map(it -> it.step().option().title())
              .toList();
      if (!steps.isEmpty()) {
        parts.add(agreement.text() + " " + steps.size() + " (" + String.join("; ", steps) + ")");
      }
    }
    return metric.title() + ": " + String.join(", ", parts) + ".";
  }

  /** {@code not separated; about 16 seeds}: what the interval of a difference says. */
  static String separation(StepFinding finding) {
    if (finding.agreement() == Agreement.BY_CONSTRUCTION) {
      return "by construction";
    }
    return finding.difference().map(SmallScaleText::separation).orElse("not trained");
  }

  static String separation(PairedDifference difference) {
    if (difference.reach().isEmpty()) {
      return "one seed: nothing is known of its spread";
    }
    return difference.isSeparated()
        ? "separated"
        : "not separated" + seedsNeeded(difference.seedsNeeded());
  }

  private static String seedsNeeded(OptionalInt seeds) {
    if (seeds.isEmpty()) {
      return "";
    }
    return seeds.getAsInt() > MANY_SEEDS
        ? String.format(Locale.ROOT, "; > %,d seeds", MANY_SEEDS)
        : String.format(Locale.ROOT, "; about %,d seeds", seeds.getAsInt());
  }

  /** {@code FID 12.50 → 17.87: worse}: what is claimed about a step at full scale. */
  static String claim(PublishedClaim claim) {
    Evidence evidence = claim.evidence();
    String values =
        evidence.effect() instanceof Effect.Absolute effect
            ? " "
                + MetricCells.text(evidence.metric(), effect.baseline())
                + " → "
                + MetricCells.text(evidence.metric(), effect.value())
            : "";
    String sign =
        switch (claim.sign()) {
          case BETTER -> "better";
          case SAME -> "no loss";
          case WORSE -> "worse";
        };
    boolean assumed = evidence.kind() == EvidenceKind.ASSUMED;
    return assumed
        ? sign + " (assumed)"
        : MetricCells.name(evidence.metric()) + values + ": " + sign;
  }
}
