package io.unetlab.ablations.quality;

import io.unetlab.ablations.design.Variant;
import io.unetlab.ablations.study.Factor;
import io.unetlab.ablations.study.Option;
import io.unetlab.ablations.study.TrainedRow;
import io.unetlab.ablations.study.TrainedValue;
import io.unetlab.profiler.metric.Metric;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.Stream;

/**
 * An option's effect from the user's own networks: the mean difference over all pairs of trained
 * networks that differ only in having this option or the base's.
 *
 * <p>Its standard deviation is that of the difference in a further combination: s * sqrt(1 + 1/n)
 * with the sample standard deviation s of n differences (Montgomery, Introduction to Linear
 * Regression Analysis: the prediction of a new observation). For a single pair it is sqrt(sd1² +
 * sd2²), if both values have one.
 */
final class TrainedEffects {

  /** The rows of two networks that differ in one choice. */
  private record Pair(List<TrainedRow> with, List<TrainedRow> without) {

    BigDecimal difference(Metric metric) {
      TrainedValue one = TrainedNetworks.average(with, metric);
      TrainedValue other = TrainedNetworks.average(without, metric);
      return one.value().subtract(other.value());
    }

    OptionalDouble sd(Metric metric) {
      OptionalDouble one = TrainedNetworks.average(with, metric).sd();
      OptionalDouble other = TrainedNetworks.average(without, metric).sd();
      return one.isPresent() && other.isPresent()
          ? OptionalDouble.of(Math.hypot(one.getAsDouble(), other.getAsDouble()))
          : OptionalDouble.empty();
    }
  }

  private final Map<Metric, Map<String, Term>> effects = new LinkedHashMap<>();

  TrainedEffects(TrainedNetworks trained, List<Factor> factors, List<Metric> metrics) {
    for (Metric metric : metrics) {
      Map<String, Term> terms = new LinkedHashMap<>();
      pairs(trained, factors, metric)
          .forEach((choice, pairs) -> terms.put(choice, term(choice, List.copyOf(pairs), metric)));
      effects.put(metric, terms);
    }
  }

  /**
   * The effect of a choice; empty when no pair shows it.
   *
   * @param choice {@code factor=option}
   */
  Optional<Term> of(String choice, Metric metric) {
    return Optional.ofNullable(effects.getOrDefault(metric, Map.of()).get(choice));
  }

  // Variants with the same network have the same rows: such pairs are duplicates, or show no
  // difference.
  private static Map<String, Set<Pair>> pairs(
      TrainedNetworks trained, List<Factor> factors, Metric metric) {
    Map<String, Set<Pair>> pairs = new LinkedHashMap<>();
    for (Variant variant : trained.variants()) {
      List<TrainedRow> with = trained.rows(variant, metric);
      for (Map.Entry<Factor, Option> change : variant.changesIn(factors).entrySet()) {
        Factor factor = change.getKey();
        List<TrainedRow> without = trained.rows(without(variant, factor, factors), metric);
        if (!with.isEmpty() && !without.isEmpty() && !with.equals(without)) {
          pairs
              .computeIfAbsent(
                  factor.name() + "=" + change.getValue().name(), it -> new LinkedHashSet<>())
              .add(new Pair(with, without));
        }
      }
    }
    return pairs;
  }

  private static Variant without(Variant variant, Factor factor, List<Factor> factors) {
    Map<String, String> choices = new LinkedHashMap<>(variant.choices());
    choices.remove(factor.name());
    return Variant.of(factors, choices);
  }

  private static Term term(String choice, List<Pair> pairs, Metric metric) {
    List<BigDecimal> differences = pairs.stream().map(pair -> pair.difference(metric)).toList();
    OptionalDouble sd =
        pairs.size() == 1
            ? pairs.get(0).sd(metric)
            : SeedAverage.known(
                SeedAverage.spread(differences) * Math.sqrt(1 + 1.0 / pairs.size()));
    List<TrainedRow> rows = new ArrayList<>();
    pairs.stream()
        .flatMap(pair -> Stream.concat(pair.with().stream(), pair.without().stream()))
        .distinct()
        .forEach(rows::add);
    return TrainedNetworks.term(choice, new TrainedValue(SeedAverage.mean(differences), sd), rows);
  }
}
