package io.unetlab.ablations.select;

import io.unetlab.ablations.analysis.Noise;
import io.unetlab.ablations.analysis.Values;
import io.unetlab.ablations.study.Constraint;
import io.unetlab.ablations.study.Objective;
import io.unetlab.ablations.study.SelectSpec;
import io.unetlab.ablations.trial.TrialResult.Completed;
import io.unetlab.profiler.metric.Metric;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * Resamples every uncertain value and decides again: a parametric bootstrap (Efron and Tibshirani
 * 1993, chapter 6.5). A value that several candidates share is drawn once for all of them, from a
 * normal distribution with its standard deviation. Each draw is decided without noise, because the
 * noise has been drawn.
 */
final class Draws {

  private static final long SEED = 1;
  private static final int MOST = 1000;
  private static final int FEWEST = 100;
  // The number of candidates examined over all draws.
  private static final int WORK = 5_000_000;
  // The largest deviation considered, in standard deviations: exceeded once in three million draws.
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

  /**
   * Draws.
   *
   * @param values {@link OrderedBlocks#inOrder}
   */
  static Stability stability(SelectSpec rule, Values values) {
    Draws draws = new Draws(rule, values);
    return draws.uncertain.isEmpty() ? new Stability(0, List.of(), 0, SEED) : draws.stability();
  }

  private Stability stability() {
    List<Values> blocks = OrderedBlocks.of(rule, values.only(contenders()), uncertain).all();
    Map<Completed, Integer> wins = new LinkedHashMap<>();
    int undecided = 0;
    int draws = 0;
    int work = 0;
    Random random = new Random(SEED);
    while (draws < MOST && (draws < FEWEST || work < WORK)) {
      Map<Metric, double[]> errors = errors(random);
      Optional<Completed> winner = Optional.empty();
      for (int i = 0; i < blocks.size() && winner.isEmpty(); i++) {
        winner = winner(blocks.get(i), errors);
        work += blocks.get(i).size();
      }
      winner.ifPresent(it -> wins.merge(it, 1, Integer::sum));
      undecided += winner.isEmpty() ? 1 : 0;
      draws++;
    }
    return new Stability(draws, shares(wins, draws), undecided / (double) draws, SEED);
  }

  private Map<Metric, double[]> errors(Random random) {
    Map<Metric, double[]> errors = new LinkedHashMap<>();
    uncertain.forEach(metric -> errors.put(metric, values.noise(metric).errors(random)));
    return errors;
  }

  private Optional<Completed> winner(Values block, Map<Metric, double[]> errors) {
    Values drawn = block;
    for (Map.Entry<Metric, double[]> entry : errors.entrySet()) {
      Metric metric = entry.getKey();
      double[] column = block.noise(metric).shifted(block.of(metric), entry.getValue());
      drawn = drawn.with(metric, column);
    }
    int winner = new Ordering(rule, drawn).bestByValue();
    return winner < 0 ? Optional.empty() : Optional.of(block.candidates().get(winner));
  }

  // Ties by first win.
  private static List<Stability.Win> shares(Map<Completed, Integer> wins, int draws) {
    return wins.entrySet().stream()
        .sorted(Comparator.comparing(it -> -it.getValue()))
        .map(it -> new Stability.Win(it.getKey(), it.getValue() / (double) draws))
        .toList();
  }

  // Candidates that cannot win by chance need not be drawn; with a score, all feasible ones
  // are needed, since they determine its scale.
  private int[] contenders() {
    int[] possible = possible(-LUCK);
    if (rule.score().isPresent()) {
      return possible;
    }
    Objective first = rule.objectives().get(0);
    double[] column = values.of(first);
    Noise noise = values.noise(first.metric());
    double safe =
        IntStream.of(possible(LUCK))
            .mapToDouble(i -> column[i] + LUCK * noise.sd(i))
            .min()
            .orElse(Double.POSITIVE_INFINITY);
    return IntStream.of(possible).filter(i -> column[i] - LUCK * noise.sd(i) <= safe).toArray();
  }

  /**
   * The candidates that satisfy the constraints.
   *
   * @param luck the number of standard deviations by which to worsen the values
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

  // 1 if higher values break the constraint, -1 if lower ones do; 0 for a goal without a
  // constraint.
  private int worse(Metric metric) {
    return rule.where().stream()
        .filter(it -> it.metric().equals(metric))
        .map(Constraint::comparison)
        .mapToInt(it -> it.isUpper() ? 1 : -1)
        .findFirst()
        .orElse(0);
  }
}
