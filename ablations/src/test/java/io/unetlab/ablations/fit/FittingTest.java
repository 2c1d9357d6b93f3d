package io.unetlab.ablations.fit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.unetlab.ablations.design.Fitted;
import io.unetlab.ablations.space.Column;
import io.unetlab.ablations.space.Column.Combination;
import io.unetlab.ablations.space.Relation;
import io.unetlab.ablations.space.Table;
import io.unetlab.ablations.space.TabledSpace;
import io.unetlab.ablations.study.Condition;
import io.unetlab.ablations.study.Factor;
import io.unetlab.ablations.study.FitSpec;
import io.unetlab.ablations.study.Option;
import io.unetlab.profiler.metric.Metric;
import io.unetlab.profiler.metric.Metrics;
import io.unetlab.spec.path.SpecPatch;
import io.unetlab.spec.source.SourceLocation;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What a fit finds equals what enumeration finds. */
class FittingTest {

  private static final int SPACES = 200;
  private static final Metric PARAMS = Metrics.find("params").orElseThrow();
  private static final Metric RESNETS = Metrics.find("resnets").orElseThrow();

  private final Random random = new Random(5);
  private int consistent;
  private int none;

  /** A configuration with what a fit should say about it. */
  private record Known(List<Integer> options, boolean meetsValues, boolean meetsSteps, double sum) {

    boolean isConsistent() {
      return meetsValues && meetsSteps;
    }
  }

  @Test
  void aFitEqualsEnumeration() {
    for (int i = 0; i < SPACES; i++) {
      TabledSpace space = space();
      FitSpec asked = asked(space);
      List<Known> all = enumerate(space, asked);
      Fitting fitting = Fitting.of(space, asked, 3);
      Fitted found = fitting.found();

      assertThat(found.consistent()).isEqualTo(count(all, true, true));
      assertThat(found.meetingValues()).isEqualTo(count(all, true, false));
      assertThat(found.meetingSteps()).isEqualTo(count(all, false, true));
      checkBest(all, fitting, found);
      checkSeen(all, space, found);
      consistent += found.consistent() > 0 ? 1 : 0;
      none += found.consistent() == 0 && found.badness().isPresent() ? 1 : 0;
    }
    assertThat(consistent).as("both kinds occur").isGreaterThan(20);
    assertThat(none).as("both kinds occur").isGreaterThan(20);
  }

  private static long count(List<Known> all, boolean values, boolean steps) {
    return all.stream()
        .filter(it -> (!values || it.meetsValues()) && (!steps || it.meetsSteps()))
        .count();
  }

  private static void checkBest(List<Known> all, Fitting fitting, Fitted found) {
    boolean values = found.meetingValues() > 0;
    double[] expected =
        all.stream()
            .filter(it -> found.consistent() == 0 || it.isConsistent())
            .filter(it -> !values || it.meetsValues())
            .mapToDouble(Known::sum)
            .filter(Double::isFinite)
            .sorted()
            .limit(3)
            .toArray();
    double[] actual =
        fitting.configurations().stream()
            .map(it -> IntStream.of(it).boxed().toList())
            .mapToDouble(
                it ->
                    all.stream()
                        .filter(one -> one.options().equals(it))
                        .findFirst()
                        .orElseThrow()
                        .sum())
            .toArray();
    assertThat(actual).containsExactly(expected, within(1e-9));
    if (expected.length > 0) {
      assertThat(found.badness().orElseThrow()).isCloseTo(expected[0], within(1e-9));
    }
  }

  private static void checkSeen(List<Known> all, TabledSpace space, Fitted found) {
    List<Known> shown =
        all.stream()
            .filter(it -> it.meetsValues() && (found.consistent() == 0 || it.meetsSteps()))
            .toList();
    for (int i = 0; i < space.factors().size(); i++) {
      int factor = i;
      assertThat(found.options().get(i).options())
          .isEqualTo(
              space.factors().get(i).options().stream()
                  .map(Option::name)
                  .filter(
                      name ->
                          shown.stream()
                              .anyMatch(it -> name.equals("o" + it.options().get(factor))))
                  .toList());
    }
  }

  private List<Known> enumerate(TabledSpace space, FitSpec asked) {
    List<Known> all = new ArrayList<>();
    int[] sizes = space.factors().stream().mapToInt(it -> it.options().size()).toArray();
    int[] configuration = new int[sizes.length];
    do {
      known(space, asked, configuration.clone()).ifPresent(all::add);
    } while (next(configuration, sizes));
    return all;
  }

  private static boolean next(int[] configuration, int[] sizes) {
    for (int i = sizes.length - 1; i >= 0; i--) {
      if (++configuration[i] < sizes[i]) {
        return true;
      }
      configuration[i] = 0;
    }
    return false;
  }

  // Factors 0 and 1 are of the first step, 2 and 3 of the second, 4 and 5 of none.
  private static Optional<Known> known(TabledSpace space, FitSpec asked, int[] all) {
    int[][] networks = {upTo(all, 0), upTo(all, 2), upTo(all, 4), all};
    boolean exists =
        space.exists(networks[1]) && space.exists(networks[2]) && space.exists(all) && all[0] == 1;
    if (!exists) {
      return Optional.empty();
    }
    Column params = space.column(PARAMS).orElseThrow();
    Column resnets = space.column(RESNETS).orElseThrow();
    FitSpec.Value size = asked.published().get(0);
    double off = params.at(all) / size.value().doubleValue() - 1;
    boolean exact = resnets.at(all) == asked.published().get(1).value().longValueExact();
    double sum = square(off, size.within());
    boolean values = exact && Math.abs(off) <= size.within().doubleValue() + 1e-10;
    boolean steps = true;
    for (int i = 0; i < 2; i++) {
      FitSpec.Change change = asked.steps().get(i).changes().get(0);
      double is = (double) params.at(networks[i + 1]) / params.at(networks[i]) - 1;
      sum += square(is - change.change().doubleValue(), change.within());
      steps &=
          Math.abs(is - change.change().doubleValue()) <= change.within().doubleValue() + 1e-10;
    }
    List<Integer> options = IntStream.of(all).boxed().toList();
    return Optional.of(new Known(options, values, steps, exact ? sum : Double.POSITIVE_INFINITY));
  }

  private static double square(double off, BigDecimal within) {
    return Math.pow(off / within.doubleValue(), 2);
  }

  private static int[] upTo(int[] all, int factors) {
    int[] some = all.clone();
    Arrays.fill(some, factors, some.length, 0);
    return some;
  }

  private FitSpec asked(TabledSpace space) {
    int[] aim =
        space.factors().stream().mapToInt(it -> random.nextInt(it.options().size())).toArray();
    aim[0] = 1;
    Column params = space.column(PARAMS).orElseThrow();
    Column resnets = space.column(RESNETS).orElseThrow();
    BigDecimal wide = new BigDecimal(random.nextBoolean() ? "0.2" : "0.02");
    return new FitSpec(
        List.of(
            new FitSpec.Value(PARAMS, BigDecimal.valueOf(params.at(aim)), wide),
            new FitSpec.Value(RESNETS, BigDecimal.valueOf(resnets.at(aim)), BigDecimal.ZERO)),
        List.of(
            step("first", Map.of("f0", List.of("o1")), List.of("f1"), wide),
            step("second", Map.of(), List.of("f2", "f3"), wide)));
  }

  private FitSpec.Step step(
      String title, Map<String, List<String>> choices, List<String> factors, BigDecimal within) {
    BigDecimal change = BigDecimal.valueOf(random.nextInt(40) - 20, 2);
    return new FitSpec.Step(
        title, choices, factors, List.of(new FitSpec.Change(PARAMS, change, within)));
  }

  private TabledSpace space() {
    int[] sizes = {2, 3, 2, 3, 2, 3};
    List<Table> params = new ArrayList<>(List.of(Table.constant(50)));
    List<Table> resnets = new ArrayList<>(List.of(Table.constant(1)));
    for (int i = 0; i < 5; i++) {
      params.add(table(sizes, i, random.nextInt(6), 30));
      resnets.add(table(sizes, i, random.nextInt(6), 3));
    }
    Table rule = table(sizes, 1, 3, 4);
    long[] allowed =
        IntStream.range(0, rule.size()).mapToLong(it -> it == 0 ? 1 : rule.value(it)).toArray();
    return new TabledSpace(
        IntStream.range(0, sizes.length).mapToObj(it -> factor("f" + it, sizes[it])).toList(),
        List.of(new Relation("a rule", new Table(rule.factors(), rule.sizes(), allowed))),
        List.of(
            new Column(PARAMS, Combination.SUM, 0, params, List.of()),
            new Column(RESNETS, Combination.SUM, 0, resnets, List.of())));
  }

  private Table table(int[] sizes, int one, int other, int most) {
    int[] factors = IntStream.of(one, other).distinct().sorted().toArray();
    int[] own = IntStream.of(factors).map(it -> sizes[it]).toArray();
    int size = IntStream.of(own).reduce(1, (a, b) -> a * b);
    return new Table(factors, own, random.longs(size, 0, most).toArray());
  }

  private static Factor factor(String name, int options) {
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
}
