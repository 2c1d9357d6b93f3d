package io.unetlab.ablations.exact;

import io.unetlab.ablations.space.Column;
import io.unetlab.ablations.space.Column.Combination;
import io.unetlab.ablations.space.Relation;
import io.unetlab.ablations.space.Table;
import io.unetlab.ablations.space.TabledSpace;
import io.unetlab.ablations.study.Condition;
import io.unetlab.ablations.study.Factor;
import io.unetlab.ablations.study.Option;
import io.unetlab.profiler.metric.Metric;
import io.unetlab.profiler.metric.Metrics;
import io.unetlab.spec.path.SpecPatch;
import io.unetlab.spec.source.SourceLocation;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import java.util.function.ToLongFunction;
import java.util.stream.IntStream;

/** Small random spaces, and what enumeration says about them. */
final class Spaces {

  private Spaces() {}

  static Metric metric(String name) {
    return Metrics.find(name).orElseThrow();
  }

  static Factor factor(String name, int options) {
    List<Option> all = new ArrayList<>();
    for (int i = 0; i < options; i++) {
      all.add(
          new Option(
              "o" + i,
              "o" + i,
              SpecPatch.EMPTY,
              List.of(),
              Condition.NONE,
              SourceLocation.NOWHERE));
    }
    return new Factor(name, name, all, SourceLocation.NOWHERE);
  }

  static List<Factor> factors(int[] options) {
    List<Factor> factors = new ArrayList<>();
    for (int i = 0; i < options.length; i++) {
      factors.add(factor("f" + i, options[i]));
    }
    return factors;
  }

  /** A function of a few factors as a table. */
  static Table table(int[] options, int[] factors, ToLongFunction<int[]> value) {
    int[] sizes = IntStream.of(factors).map(it -> options[it]).toArray();
    int size = IntStream.of(sizes).reduce(1, (a, b) -> a * b);
    long[] values = new long[size];
    int[] digits = new int[factors.length];
    for (int i = 0; i < size; i++) {
      int rest = i;
      for (int j = factors.length - 1; j >= 0; j--) {
        digits[j] = rest % sizes[j];
        rest /= sizes[j];
      }
      values[i] = value.applyAsLong(digits);
    }
    return new Table(factors, sizes, values);
  }

  /** A space with two sums of large numbers, a maximum, and a sum of small ones partly unknown. */
  static TabledSpace random(Random random, int factors, int mostOptions) {
    int[] options =
        IntStream.range(0, factors).map(it -> 1 + random.nextInt(mostOptions)).toArray();
    List<Relation> relations = new ArrayList<>();
    for (int i = random.nextInt(3); i > 0; i--) {
      relations.add(relation("rule " + i, options, random, 4));
    }
    boolean unknown = random.nextBoolean();
    List<Column> columns =
        List.of(
            column("params", Combination.SUM, 0, options, random, 40, List.of()),
            column("macs", Combination.SUM, 0, options, random, 60, List.of()),
            column("peak_activation_bytes", Combination.MAX, 0, options, random, 30, List.of()),
            column(
                "fid",
                Combination.SUM,
                2,
                options,
                random,
                6,
                unknown ? List.of(relation("known", options, random, 5)) : List.of()),
            column("clip", Combination.SUM, 2, options, random, 6, List.of()));
    return new TabledSpace(factors(options), relations, columns);
  }

  private static Relation relation(String reason, int[] options, Random random, int oneIn) {
    int[] scope = scope(options.length, random);
    return new Relation(reason, table(options, scope, it -> random.nextInt(oneIn) == 0 ? 0 : 1));
  }

  private static Column column(
      String metric,
      Combination combination,
      int decimals,
      int[] options,
      Random random,
      int most,
      List<Relation> known) {
    List<Table> tables = new ArrayList<>(List.of(Table.constant(random.nextInt(most))));
    int least = decimals > 0 ? -most / 2 : 0;
    for (int i = 0; i < options.length + 1; i++) {
      tables.add(table(options, scope(options.length, random), it -> least + random.nextInt(most)));
    }
    return new Column(metric(metric), combination, decimals, tables, known);
  }

  // One to three factors that stand near each other.
  private static int[] scope(int factors, Random random) {
    int first = random.nextInt(factors);
    return IntStream.range(0, factors)
        .filter(it -> it == first || (Math.abs(it - first) <= 2 && random.nextInt(3) == 0))
        .toArray();
  }

  /** Every configuration that exists. */
  static List<int[]> all(TabledSpace space) {
    List<int[]> all = new ArrayList<>();
    each(space, it -> all.add(it.clone()));
    return all;
  }

  /** Visits every configuration that exists; the array is reused. */
  static void each(TabledSpace space, Consumer<int[]> visitor) {
    visit(space, new int[space.factors().size()], 0, visitor);
  }

  private static void visit(
      TabledSpace space, int[] configuration, int factor, Consumer<int[]> visitor) {
    if (factor == configuration.length) {
      if (space.exists(configuration)) {
        visitor.accept(configuration);
      }
      return;
    }
    for (int i = 0; i < space.factors().get(factor).options().size(); i++) {
      configuration[factor] = i;
      visit(space, configuration, factor + 1, visitor);
    }
  }
}
