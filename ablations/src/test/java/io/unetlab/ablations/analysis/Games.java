package io.unetlab.ablations.analysis;

import io.unetlab.ablations.design.Variant;
import io.unetlab.ablations.study.Condition;
import io.unetlab.ablations.study.Factor;
import io.unetlab.ablations.study.Option;
import io.unetlab.profiler.metric.Metric;
import io.unetlab.profiler.metric.MetricSet;
import io.unetlab.profiler.metric.Metrics;
import io.unetlab.spec.path.SpecPatch;
import io.unetlab.spec.source.SourceLocation;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.ToLongFunction;

/** Factors without networks, and values that are made up. */
final class Games {

  static final Metric MACS = Metrics.find("macs").orElseThrow();

  private Games() {}

  /** {@code a}, {@code b} and so on, with as many options each: {@code a0} is the base's. */
  static List<Factor> factors(int... options) {
    List<Factor> factors = new ArrayList<>();
    for (int f = 0; f < options.length; f++) {
      String name = Character.toString('a' + f);
      List<Option> all = new ArrayList<>();
      for (int o = 0; o < options[f]; o++) {
        all.add(new Option(name + o, name + o, SpecPatch.EMPTY, List.of(), Condition.NONE, here()));
      }
      factors.add(new Factor(name, name, all, here()));
    }
    return factors;
  }

  private static SourceLocation here() {
    return SourceLocation.NOWHERE;
  }

  /** With the options of these numbers. */
  static Variant variant(List<Factor> factors, int... options) {
    Map<String, String> choices = new HashMap<>();
    for (int f = 0; f < options.length; f++) {
      choices.put(factors.get(f).name(), factors.get(f).options().get(options[f]).name());
    }
    return Variant.of(factors, choices);
  }

  /** The last options everywhere. */
  static Variant last(List<Factor> factors) {
    return variant(
        factors, factors.stream().mapToInt(factor -> factor.options().size() - 1).toArray());
  }

  /** Each variant's value, made up once. */
  static ToLongFunction<Variant> scattered(long seed) {
    return variant -> new Random(seed * 31 + variant.label().hashCode()).nextInt(1000);
  }

  static MetricSet macs(long value) {
    return MetricSet.EMPTY.with("macs", BigDecimal.valueOf(value));
  }
}
