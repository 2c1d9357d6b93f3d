package io.unetlab.reports.format;

import io.unetlab.ablations.analysis.Shapley;
import io.unetlab.ablations.analysis.Share;
import io.unetlab.profiler.metric.Metric;
import io.unetlab.reports.view.Trials;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** How a change divides among its choices, as part of a study's JSON. */
record ShapleyJson(
    @Doc("number of a trial") int from,
    @Doc("number of a trial") int to,
    @Doc("number of orders averaged over") long orders,
    @Doc("whether these orders are a random sample") boolean sampled,
    @Doc("the total change by metric") Map<String, BigDecimal> totals,
    @Doc("one per choice") List<Part> shares) {

  static ShapleyJson of(Shapley shapley, Trials trials) {
    return new ShapleyJson(
        trials.number(shapley.from()),
        trials.number(shapley.to()),
        shapley.orders(),
        shapley.sampled(),
        byName(shapley.totals(), it -> it),
        shapley.shares().stream().map(it -> Part.of(it, shapley.sampled())).toList());
  }

  record Part(
      @Doc("its name") String factor,
      @Doc("its name") String option,
      @Doc("by metric; they add up to the totals") Map<String, BigDecimal> amounts,
      @Doc("by metric; `null` if orders were not sampled")
          Optional<Map<String, BigDecimal>> standardErrors,
      @Doc("the change by metric if it is made first; empty if that network is invalid")
          Map<String, BigDecimal> first,
      @Doc("the same if it is made last") Map<String, BigDecimal> last) {

    static Part of(Share share, boolean sampled) {
      return new Part(
          share.factor().name(),
          share.option().name(),
          byName(share.amounts(), it -> it),
          sampled ? Optional.of(byName(share.errors(), Digits::twelve)) : Optional.empty(),
          byName(share.first(), it -> it),
          byName(share.last(), it -> it));
    }
  }

  private static <T> Map<String, BigDecimal> byName(
      Map<Metric, T> values, Function<T, BigDecimal> number) {
    Map<String, BigDecimal> map = new LinkedHashMap<>();
    values.forEach((metric, it) -> map.put(metric.name(), number.apply(it)));
    return map;
  }
}
