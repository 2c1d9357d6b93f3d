package io.unetlab.ablations.select;

import io.unetlab.ablations.analysis.Noise;
import io.unetlab.ablations.analysis.Values;
import io.unetlab.ablations.study.Constraint;
import io.unetlab.ablations.study.Objective;
import io.unetlab.ablations.study.SelectSpec;
import io.unetlab.profiler.metric.Metric;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * Draws every uncertain figure again and decides by what was drawn: a parametric bootstrap (Efron
 * and Tibshirani 1993, chapter 6.5). A figure that several candidates rest on is drawn once for all
 * of them, from a normal distribution with its standard deviation. Each draw is decided by its
 * values as they are, since its noise has been drawn.
 */
final class Draws {

  private static final long SEED = 1;
  private static final int MOST = 1000;
  private static final int FEWEST = 100;
  // As many candidates as are looked at in all draws together: about a tenth of a second.
  private static final int WORK = 5_000_000;
  // So many are drawn together, where nobody behind them need be.
  private static final int BLOCK = 512;
  // Nobody's luck is greater, in standard deviations: once in three million draws.
  private static final double LUCK = 5;

  private final SelectSpec rule;
  private final Values values;
  private final List<Metric> uncertain;

  private Draws(SelectSpec rule, Values values) {
    this.rule = rule;
    this.values = values;
    this.uncertain =
        rule.metrics().stream().filter(metric -> !values.noise(metric).isNone()).toList();
  }

  static Stability stability(SelectSpec rule, Values values) {
    Draws draws = new Draws(rule, values);
    return draws.uncertain.isEmpty() ? new Stability(0, List.of(), 0, SEED) : draws.stability();
  }

  private Stability stability() {
    Values contenders = values.only(contenders());
    List<int[]> blocks = blocks(contenders);
    List<Values> ofBlocks = blocks.stream().map(contenders::only).toList();
    int[] wins = new int[contenders.size()];
    int nobody = 0;
    int draws = 0;
    int work = 0;
    Random random = new Random(SEED);
    while (draws < MOST && (draws < FEWEST || work < WORK)) {
      Map<Metric, double[]> errors = errors(contenders, random);
      int winner = -1;
      for (int i = 0; i < blocks.size() && winner < 0; i++) {
        winner = new Ordering(rule, drawn(ofBlocks.get(i), errors)).bestByValue();
        winner = winner < 0 ? winner : blocks.get(i)[winner];
        work += blocks.get(i).length;
      }
      if (winner < 0) {
        nobody++;
      } else {
        wins[winner]++;
      }
      draws++;
    }
    return new Stability(draws, shares(contenders, wins, draws), nobody / (double) draws, SEED);
  }

  private Map<Metric, double[]> errors(Values contenders, Random random) {
    Map<Metric, double[]> errors = new LinkedHashMap<>();
    uncertain.forEach(metric -> errors.put(metric, contenders.noise(metric).errors(random)));
    return errors;
  }

  private Values drawn(Values block, Map<Metric, double[]> errors) {
    Values drawn = block;
    for (Metric metric : uncertain) {
      double[] column =
          block.noise(metric).shifted(block.of(metric), Objects.requireNonNull(errors.get(metric)));
      drawn = drawn.with(metric, column);
    }
    return drawn;
  }

  private static List<Stability.Win> shares(Values contenders, int[] wins, int draws) {
    return IntStream.range(0, wins.length)
        .filter(i -> wins[i] > 0)
        .boxed()
        .sorted(Comparator.comparing(i -> -wins[i]))
        .map(i -> new Stability.Win(contenders.candidates().get(i), wins[i] / (double) draws))
        .toList();
  }

  // Where the first objective is certain, whoever has less of it wins as soon as the constraints
  // are kept: the others come in blocks behind, those of the same value in one.
  private List<int[]> blocks(Values contenders) {
    boolean inOrder = rule.score().isEmpty() && !uncertain.contains(first().metric());
    if (!inOrder) {
      return List.of(IntStream.range(0, contenders.size()).toArray());
    }
    double[] column = contenders.of(first());
    int[] sorted =
        IntStream.range(0, column.length)
            .boxed()
            .sorted(Comparator.comparingDouble(i -> column[i]))
            .mapToInt(i -> i)
            .toArray();
    List<int[]> blocks = new ArrayList<>();
    int start = 0;
    for (int end = 1; end <= sorted.length; end++) {
      boolean whole = end == sorted.length || column[sorted[end]] != column[sorted[end - 1]];
      if (whole && (end == sorted.length || end - start >= BLOCK)) {
        blocks.add(Arrays.copyOfRange(sorted, start, end));
        start = end;
      }
    }
    return blocks;
  }

  private Objective first() {
    return rule.objectives().get(0);
  }

  // Whoever cannot win by luck need not be drawn; where a score weighs them, all that are feasible
  // count, since they make its scale.
  private int[] contenders() {
    int[] possible = possible(-LUCK);
    if (rule.score().isPresent()) {
      return possible;
    }
    double[] column = values.of(first());
    Noise noise = values.noise(first().metric());
    double safe =
        IntStream.of(possible(LUCK))
            .mapToDouble(i -> column[i] + LUCK * noise.sd(i))
            .min()
            .orElse(Double.POSITIVE_INFINITY);
    return IntStream.of(possible).filter(i -> column[i] - LUCK * noise.sd(i) <= safe).toArray();
  }

  /**
   * Who keeps the constraints.
   *
   * @param luck by how many standard deviations the values are worse than they are
   */
  private int[] possible(double luck) {
    Values shifted = values;
    for (Metric metric : uncertain) {
      double[] column = values.of(metric).clone();
      int worse = worse(metric);
      if (worse != 0) {
        Noise noise = values.noise(metric);
        for (int i = 0; i < column.length; i++) {
          column[i] += worse * luck * noise.sd(i);
        }
      }
      shifted = shifted.with(metric, column);
    }
    return new Judge(rule, shifted).feasible();
  }

  // 1 where more breaks the constraint, -1 where less does; 0 where it is only a goal.
  private int worse(Metric metric) {
    return rule.where().stream()
        .filter(it -> it.metric().equals(metric))
        .map(Constraint::comparison)
        .mapToInt(it -> it.isUpper() ? 1 : -1)
        .findFirst()
        .orElse(0);
  }
}
