package io.unetlab.ablations.analysis;

import io.unetlab.ablations.design.Variant;
import io.unetlab.ablations.study.Factor;
import io.unetlab.profiler.metric.Metric;
import io.unetlab.profiler.metric.MetricSet;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;

/**
 * How the change from one variant to another divides among the choices in which they differ,
 * independent of order: each choice gets the change that it causes when it is made, averaged over
 * all orders of the choices. L. S. Shapley, "A Value for n-Person Games", Contributions to the
 * Theory of Games II (1953), 307-317:
 *
 * <pre>share(i) = sum over S without i of |S|! (k - |S| - 1)! / k! (v(S + i) - v(S))</pre>
 *
 * <p>If some networks on the way are invalid, the average is over the orders in which every step is
 * valid: with N(S) orders that lead to S and M(S) that continue from it,
 *
 * <pre>share(i) = sum over S without i of N(S) M(S + i) / N(all) (v(S + i) - v(S))</pre>
 *
 * which is Shapley's formula when all are valid. The shares add up to the whole change, exactly.
 *
 * @param from without any of the choices
 * @param to with all of them
 * @param totals the change of each metric
 * @param shares one for each choice, in the study's order
 * @param orders the number of orders in the average
 * @param sampled whether they are a sample of all
 */
public record Shapley(
    Variant from,
    Variant to,
    Map<Metric, BigDecimal> totals,
    List<Share> shares,
    long orders,
    boolean sampled) {

  /** More choices have too many subsets to build them all: orders are sampled instead. */
  static final int MOST_EXACT = 15;

  public Shapley {
    Objects.requireNonNull(from, "from");
    Objects.requireNonNull(to, "to");
    totals = Collections.unmodifiableMap(new LinkedHashMap<>(totals));
    shares = List.copyOf(shares);
  }

  /** The change of one of the metrics. */
  public BigDecimal total(Metric metric) {
    return Objects.requireNonNull(totals.get(metric), metric.name());
  }

  /**
   * Divides the change of some metrics.
   *
   * @param optional those that are divided only if every network on the way has them
   * @param values of a variant; empty when its network cannot exist; called from several threads
   * @return empty when the two are equal, or no order leads from one to the other
   */
  public static Optional<Shapley> of(
      List<Factor> factors,
      Variant from,
      Variant to,
      List<Metric> metrics,
      List<Metric> optional,
      Function<Variant, Optional<MetricSet>> values) {
    PathValues path = new PathValues(new Path(factors, from, to), values);
    int size = path.path().size();
    if (size == 0) {
      return Optional.empty();
    }
    boolean exact = size <= MOST_EXACT;
    List<Metric> all = new ArrayList<>(metrics);
    all.addAll(exact ? path.known(optional) : List.of());
    Division division =
        exact
            ? ExactDivision.of(path.path(), all, path::of)
            : SampledDivision.of(path.path(), all, path::of);
    return division.orders() == 0 ? Optional.empty() : Optional.of(of(path, all, division));
  }

  private static Shapley of(PathValues values, List<Metric> metrics, Division division) {
    Path path = values.path();
    Map<Metric, BigDecimal> totals = new LinkedHashMap<>();
    List<Map<Metric, BigDecimal>> amounts = new ArrayList<>();
    List<Map<Metric, Double>> errors = new ArrayList<>();
    for (int i = 0; i < path.size(); i++) {
      amounts.add(new LinkedHashMap<>());
      errors.add(new LinkedHashMap<>());
    }
    for (int m = 0; m < metrics.size(); m++) {
      totals.put(metrics.get(m), division.total(m));
      List<BigDecimal> rounded = division.amounts(m);
      for (int i = 0; i < path.size(); i++) {
        amounts.get(i).put(metrics.get(m), rounded.get(i));
        errors.get(i).put(metrics.get(m), division.error(i, m));
      }
    }
    List<Share> shares = new ArrayList<>();
    for (int i = 0; i < path.size(); i++) {
      Factor factor = path.factor(i);
      shares.add(
          new Share(
              factor,
              path.to().option(factor),
              amounts.get(i),
              errors.get(i),
              values.first(i, metrics),
              values.last(i, metrics)));
    }
    return new Shapley(
        path.from(), path.to(), totals, shares, division.orders(), path.size() > MOST_EXACT);
  }
}
