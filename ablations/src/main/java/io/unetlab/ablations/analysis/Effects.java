package io.unetlab.ablations.analysis;

import io.unetlab.ablations.study.Factor;
import io.unetlab.ablations.study.Option;
import io.unetlab.ablations.trial.TrialResult.Completed;
import io.unetlab.profiler.metric.Metric;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What the factors do to a metric, over all trials that have it: an analysis of variance with
 * factors and pairs of factors by least squares (D. C. Montgomery, "Design and Analysis of
 * Experiments", chapters 3 to 5). What is predicted from the options' evidence is the sum of what
 * they add and is not analysed.
 *
 * <p>A counted metric has no noise: what is left beside the pairs is how three and more factors
 * depend on each other, there is nothing to test, and the range over contexts takes the place of an
 * interval. Of a measured metric, what is left holds noise too; pairs of factors are looked at only
 * when enough is left to tell noise from them.
 *
 * @param exact whether the metric is counted
 * @param trials how many have the metric
 * @param options each option but the bases', in the study's order
 * @param factors one line for each factor
 * @param interactions the pairs of factors that the trials tell something of
 * @param untold the pairs of factors that they do not, {@code factor x factor} each
 * @param rest what is left; with no degrees of freedom nothing can be said about it
 */
public record Effects(
    Metric metric,
    boolean exact,
    int trials,
    List<OptionEffect> options,
    List<Variation> factors,
    List<Interaction> interactions,
    List<String> untold,
    Variation rest) {

  public Effects {
    Objects.requireNonNull(metric, "metric");
    options = List.copyOf(options);
    factors = List.copyOf(factors);
    interactions = List.copyOf(interactions);
    untold = List.copyOf(untold);
    Objects.requireNonNull(rest, "rest");
  }

  /**
   * Analyses some metrics; those that fewer than two trials have are left out.
   *
   * @param factors of the study, in its order
   */
  public static List<Effects> of(
      List<Factor> factors, List<Completed> trials, List<Metric> metrics) {
    List<Factor> varied = factors.stream().filter(it -> it.options().size() > 1).toList();
    List<Metric> counted =
        metrics.stream()
            .filter(it -> trials.stream().anyMatch(t -> t.counted().get(it.name()).isPresent()))
            .toList();
    List<Effects> all = new ArrayList<>(EffectsFit.of(varied, trials, counted, true));
    for (Metric metric : metrics) {
      if (!counted.contains(metric)) {
        all.addAll(EffectsFit.of(varied, trials, List.of(metric), false));
      }
    }
    return List.copyOf(all);
  }

  /** Of an option; empty for a factor's base option. */
  public Optional<OptionEffect> find(Factor factor, Option option) {
    return options.stream()
        .filter(it -> it.factor().name().equals(factor.name()))
        .filter(it -> it.option().name().equals(option.name()))
        .findFirst();
  }

  /** What part of the variation all pairs of factors bring. */
  public double shareOfInteractions() {
    return interactions.stream().mapToDouble(it -> it.variation().share()).sum();
  }
}
