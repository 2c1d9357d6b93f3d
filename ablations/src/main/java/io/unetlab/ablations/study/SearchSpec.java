package io.unetlab.ablations.study;

import io.unetlab.profiler.metric.Metric;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * A design that asks as it learns.
 *
 * @param algorithms one, or several to compare, each with the whole budget
 * @param objectives metrics to trade against each other; each in its own direction
 * @param evaluations the most variants to evaluate; empty without a limit
 * @param minutes the most time; empty without a limit
 * @param batch how many variants are asked for at once
 * @param seed the same seed and the same results give the same variants
 * @param epsilon how far a member of the front may be from the exact one, relative to its value; 0
 *     for exact
 * @param keep how many members of the front become variants at most
 * @param fit what is published, for a fit; empty for other algorithms
 */
public record SearchSpec(
    List<SearchAlgorithm> algorithms,
    List<Metric> objectives,
    Optional<Integer> evaluations,
    Optional<Double> minutes,
    int batch,
    int seed,
    double epsilon,
    int keep,
    Optional<FitSpec> fit) {

  public SearchSpec {
    algorithms = List.copyOf(algorithms);
    objectives = List.copyOf(objectives);
    Objects.requireNonNull(evaluations, "evaluations");
    Objects.requireNonNull(minutes, "minutes");
    Objects.requireNonNull(fit, "fit");
  }

  /** The same search by one algorithm. */
  public SearchSpec with(SearchAlgorithm algorithm) {
    return new SearchSpec(
        List.of(algorithm), objectives, evaluations, minutes, batch, seed, epsilon, keep, fit);
  }
}
