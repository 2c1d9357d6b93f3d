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
 * The effects of the factors on a metric, over all trials that have it: an analysis of variance
 * with factors and pairs of factors by least squares (D. C. Montgomery, "Design and Analysis of
 * Experiments", chapters 3 to 5). Predicted metrics are additive by construction and are not
 * analysed.
 *
 * <p>A counted metric has no noise: the residual beyond the pairs is the interaction of three or
 * more factors, there is nothing to test, and the range over contexts replaces a confidence
 * interval. The same holds for the latency of pipelines: it is the sum of runs x latency of parts
 * that many variants share, so what is left beyond the factors is how they multiply, and not noise.
 * It holds for a latency that a model predicts, too: equal networks have equal predictions. For a
 * measured metric, the residual includes noise; pairs of factors are fitted only if enough degrees
 * of freedom are left to estimate the noise.
 *
 * @param exact whether the metric is counted, predicted by a model, or a sum over parts
 * @param trials the number of trials with the metric
 * @param options each option other than the base's, in the study's order
 * @param factors one line for each factor
 * @param interactions the pairs of factors that the trials allow to estimate
 * @param untold the pairs that they do not, {@code factor x factor} each
 * @param rest the residual; meaningless with 0 degrees of freedom
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
   * Analyses some metrics; those with fewer than two trials are left out.
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
        all.addAll(EffectsFit.of(varied, trials, List.of(metric), isExact(trials, metric)));
      }
    }
    return List.copyOf(all);
  }

  private static boolean isExact(List<Completed> trials, Metric metric) {
    return trials.stream().noneMatch(it -> it.parts().isEmpty())
        || trials.stream().anyMatch(it -> it.isPredicted(metric));
  }

  /** The effect of an option; empty for a factor's base option. */
  public Optional<OptionEffect> find(Factor factor, Option option) {
    return options.stream()
        .filter(it -> it.factor().name().equals(factor.name()))
        .filter(it -> it.option().name().equals(option.name()))
        .findFirst();
  }

  /** The share of the variation due to all pairs of factors. */
  public double shareOfInteractions() {
    return interactions.stream().mapToDouble(it -> it.variation().share()).sum();
  }
}
