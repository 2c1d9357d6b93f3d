package io.unetlab.ablations.search;

import static org.assertj.core.api.Assertions.assertThat;

import io.unetlab.ablations.space.Column;
import io.unetlab.ablations.space.Column.Combination;
import io.unetlab.ablations.space.Relation;
import io.unetlab.ablations.space.Table;
import io.unetlab.ablations.space.TabledSpace;
import io.unetlab.ablations.study.Comparison;
import io.unetlab.ablations.study.Condition;
import io.unetlab.ablations.study.Constraint;
import io.unetlab.ablations.study.Factor;
import io.unetlab.ablations.study.Option;
import io.unetlab.profiler.metric.CountedMetrics;
import io.unetlab.profiler.metric.Metric;
import io.unetlab.profiler.metric.Metrics;
import io.unetlab.profiler.metric.QualityMetrics;
import io.unetlab.spec.path.SpecPatch;
import io.unetlab.spec.source.SourceLocation;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** On a simulated device, the surrogate needs a fraction of the measurements of random search. */
class SurrogateMethodTest {

  // A width and a depth for each of three levels, then heads.
  private static final int[] SIZES = {6, 4, 6, 4, 6, 4, 2};
  private static final int[] PIXELS = {4096, 1024, 256};
  private static final Metric MACS = CountedMetrics.ALL.get(1).metric();
  private static final Metric CLIP =
      QualityMetrics.ALL.stream().filter(it -> it.name().equals("clip")).findFirst().orElseThrow();
  private static final TabledSpace TABLES = tables();
  private static final SearchSpace SPACE = SearchSpace.of(SIZES, TABLES.relations());
  private static final double[] REFERENCE = {600, 0};
  private static final int BUDGET = 60;

  @Test
  void reachesTheHypervolumeOfRandomSearchWithAQuarterOfItsMeasurements() {
    for (long seed = 1; seed <= 3; seed++) {
      double surrogate = volume(run(surrogate(seed, List.of()), BUDGET, it -> measured(it)));
      double random = volume(run(new RandomMethod(SPACE, seed), 4 * BUDGET, it -> measured(it)));
      assertThat(surrogate).as("seed %d", seed).isGreaterThan(random);
    }
  }

  @Test
  void theSameAnswersLeadToTheSameQuestions() {
    assertThat(asked(run(surrogate(5, List.of()), BUDGET, it -> measured(it))))
        .isEqualTo(asked(run(surrogate(5, List.of()), BUDGET, it -> measured(it))))
        .isNotEqualTo(asked(run(surrogate(6, List.of()), BUDGET, it -> measured(it))));
  }

  /** A limit on what is measured is met by prediction, one on what is counted by the tables. */
  @Test
  void proposesWithinLimits() {
    List<Constraint> limits = List.of(limit(Metrics.LATENCY, "150"), limit(MACS, "20000000000"));
    List<Evaluated> all = run(surrogate(2, limits), BUDGET, it -> answer(it, limits));

    List<Evaluated> random = run(new RandomMethod(SPACE, 2), BUDGET, it -> answer(it, limits));

    Foresight counted = new TableForesight(TABLES, List.of(CLIP), limits);
    assertThat(all).allMatch(it -> counted.violation(it.configuration) == 0);
    assertThat(feasible(all)).isGreaterThan(50).isGreaterThan(2 * feasible(random));
  }

  @Test
  void avoidsWhatFails() {
    Function<int[], Answer> outOfMemory =
        it -> latency(it) > 100 ? Answer.failed("out of memory") : measured(it);
    List<Evaluated> all = run(surrogate(3, List.of()), BUDGET, outOfMemory);
    List<Evaluated> random = run(new RandomMethod(SPACE, 3), BUDGET, outOfMemory);
    assertThat(failures(all)).isLessThan(failures(random) * 2 / 3);
    assertThat(volume(all)).isGreaterThan(volume(random));
  }

  @Test
  void whenEverythingFailsItGoesOnAtRandom() {
    List<Evaluated> all = run(surrogate(4, List.of()), 40, it -> Answer.failed("no device"));

    assertThat(asked(all)).hasSize(40).doesNotHaveDuplicates();
  }

  @Test
  void asksForEverythingInTheEnd() {
    SearchSpace small = SearchSpace.of(new int[] {2, 3, 2}, List.of());
    Foresight none = new TableForesight(small(), List.of(Metrics.LATENCY), List.of());
    SearchMethod method = SurrogateMethod.of(small, none, 100, 1);
    Set<String> asked =
        run(method, 100, it -> Answer.of(0, it[0] + 2.0 * it[1] * it[2])).stream()
            .map(it -> Arrays.toString(it.configuration))
            .collect(Collectors.toSet());

    assertThat(asked).hasSize(12);
    assertThat(method.ask(5)).isEmpty();
  }

  private static final class Evaluated {

    private final int[] configuration;
    private final Answer answer;

    Evaluated(int[] configuration, Answer answer) {
      this.configuration = configuration;
      this.answer = answer;
    }
  }

  private static SearchMethod surrogate(long seed, List<Constraint> limits) {
    Foresight foresight = new TableForesight(TABLES, List.of(Metrics.LATENCY, CLIP), limits);
    return SurrogateMethod.of(SPACE, foresight, BUDGET, seed);
  }

  private static List<Evaluated> run(
      SearchMethod method, int budget, Function<int[], Answer> answer) {
    List<Evaluated> all = new ArrayList<>();
    while (all.size() < budget) {
      List<int[]> asked = method.ask(Math.min(5, budget - all.size()));
      if (asked.isEmpty()) {
        return all;
      }
      List<Answer> answers = asked.stream().map(answer).toList();
      method.tell(answers);
      for (int i = 0; i < asked.size(); i++) {
        all.add(new Evaluated(asked.get(i), answers.get(i)));
      }
    }
    return all;
  }

  private static List<String> asked(List<Evaluated> all) {
    return all.stream().map(it -> Arrays.toString(it.configuration)).toList();
  }

  private static long feasible(List<Evaluated> all) {
    return all.stream().filter(it -> it.answer.isFeasible()).count();
  }

  private static long failures(List<Evaluated> all) {
    return all.stream().filter(it -> it.answer.isFailed()).count();
  }

  private static double volume(List<Evaluated> all) {
    return Hypervolume.of(
        all.stream()
            .map(it -> it.answer)
            .filter(Answer::isFeasible)
            .map(Answer::objectives)
            .toList(),
        REFERENCE);
  }

  private static Answer measured(int[] configuration) {
    return answer(configuration, List.of());
  }

  private static Answer answer(int[] configuration, List<Constraint> limits) {
    double latency = latency(configuration);
    Foresight counted = new TableForesight(TABLES, List.of(CLIP), limits);
    double violation = counted.violation(configuration);
    for (Constraint limit : limits) {
      if (limit.metric().equals(Metrics.LATENCY)) {
        violation += Math.max(0, latency / limit.bound().doubleValue() - 1);
      }
    }
    return Answer.of(violation, latency, counted.objective(0, configuration).orElseThrow());
  }

  /**
   * Milliseconds: of each level the larger of its computation and its traffic, widths that are no
   * multiple of 128 at half the speed; then an overhead for each block, and noise of 2 %.
   */
  private static double latency(int[] configuration) {
    double latency = 5;
    for (int level = 0; level < PIXELS.length; level++) {
      int width = width(configuration, level);
      double macs = macs(configuration, level);
      double speed = width % 128 == 0 ? 4e8 : 2e8;
      double traffic = 4.0 * PIXELS[level] * width * 20 + 36.0 * width * width;
      latency += Math.max(macs / speed, traffic / 2e7) + 3 * (2 + configuration[2 * level + 1]);
    }
    latency *= configuration[6] == 1 ? 0.93 : 1;
    return latency * (1 + 0.02 * new Random(Arrays.hashCode(configuration)).nextGaussian());
  }

  private static int width(int[] configuration, int level) {
    return 192 + 64 * configuration[2 * level];
  }

  private static long macs(int[] configuration, int level) {
    long width = width(configuration, level);
    long depth = configuration[2 * level + 1];
    return PIXELS[level] * (2 * 9 * width * width + depth * width * (8 * width + PIXELS[level]));
  }

  private static TabledSpace tables() {
    List<Table> macs = new ArrayList<>();
    List<Table> clip = new ArrayList<>(List.of(Table.constant(2000)));
    for (int level = 0; level < PIXELS.length; level++) {
      long[] counted = new long[24];
      long[] worth = new long[24];
      int[] configuration = new int[SIZES.length];
      for (int i = 0; i < 24; i++) {
        configuration[2 * level] = i / 4;
        configuration[2 * level + 1] = i % 4;
        counted[i] = macs(configuration, level);
        double wide = Math.floor(i / 4.0);
        worth[i] = Math.round(100 * Math.sqrt(wide) + (60 + 40 * level) * Math.sqrt(i % 4));
      }
      int[] factors = {2 * level, 2 * level + 1};
      macs.add(new Table(factors, new int[] {6, 4}, counted));
      clip.add(new Table(factors, new int[] {6, 4}, worth));
    }
    return new TabledSpace(
        factors(SIZES),
        List.<Relation>of(),
        List.of(
            new Column(MACS, Combination.SUM, 0, macs, List.of()),
            new Column(CLIP, Combination.SUM, 4, clip, List.of())));
  }

  private static TabledSpace small() {
    return new TabledSpace(factors(2, 3, 2), List.of(), List.of());
  }

  private static List<Factor> factors(int... sizes) {
    List<Factor> factors = new ArrayList<>();
    for (int size : sizes) {
      String name = "f" + factors.size();
      List<Option> options =
          IntStream.range(0, size)
              .mapToObj(
                  i ->
                      new Option(
                          "o" + i,
                          "o" + i,
                          SpecPatch.EMPTY,
                          List.of(),
                          Condition.NONE,
                          SourceLocation.NOWHERE))
              .toList();
      factors.add(new Factor(name, name, options, SourceLocation.NOWHERE));
    }
    return factors;
  }

  private static Constraint limit(Metric metric, String most) {
    return new Constraint(metric, Comparison.AT_MOST, new BigDecimal(most), SourceLocation.NOWHERE);
  }
}
