package io.unetlab.ablations.analysis;

import io.unetlab.ablations.score.NonDominated;
import io.unetlab.ablations.study.Objective;
import io.unetlab.ablations.trial.TrialResult.Completed;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Finds the Pareto front, with noise taken into account.
 *
 * <p>A candidate that is dominated only within noise is on the front too: one that differs from
 * each member that is nowhere worse than it by no more than {@link Noise#WIDTH} standard deviations
 * of the difference, in every metric. Counted metrics have no noise, so there each difference
 * counts.
 */
public final class Pareto {

  private final Values values;
  private final List<Objective> goals;
  private final int[] known;
  private final double[][] columns;

  private Pareto(Values values, List<Objective> goals, int[] among) {
    this.values = values;
    this.goals = goals;
    double[][] all = goals.stream().map(values::of).toArray(double[][]::new);
    this.known = IntStream.of(among).filter(i -> isKnown(all, i)).toArray();
    this.columns =
        Arrays.stream(all)
            .map(column -> IntStream.of(known).mapToDouble(i -> column[i]).toArray())
            .toArray(double[][]::new);
  }

  private static boolean isKnown(double[][] columns, int point) {
    for (double[] column : columns) {
      if (Double.isNaN(column[point])) {
        return false;
      }
    }
    return true;
  }

  /**
   * The front over any number of metrics; candidates that lack one of them are left out.
   *
   * @param among the candidates; of several with equal values, the first represents them
   * @param words which candidates they are, in words
   */
  public static Front front(String words, Values values, int[] among, List<Objective> goals) {
    Pareto pareto = new Pareto(values, goals, among);
    return new Front(words, goals, pareto.known.length == 0 ? List.of() : pareto.members());
  }

  private List<Completed> members() {
    int[] front = NonDominated.of(columns);
    boolean exact = goals.stream().allMatch(goal -> values.noise(goal.metric()).isNone());
    return IntStream.of(exact ? front : withTies(front))
        .mapToObj(i -> values.candidates().get(known[i]))
        .toList();
  }

  private int[] withTies(int[] front) {
    boolean[] stands = new boolean[known.length];
    for (int member : front) {
      stands[member] = true;
    }
    return IntStream.range(0, known.length)
        .filter(i -> stands[i] || isBeatenByNoiseAlone(i, front))
        .boxed()
        .sorted((one, other) -> Double.compare(columns[0][one], columns[0][other]))
        .mapToInt(it -> it)
        .toArray();
  }

  private boolean isBeatenByNoiseAlone(int point, int[] front) {
    for (int member : front) {
      boolean nowhereWorse = true;
      for (double[] column : columns) {
        nowhereWorse &= column[member] <= column[point];
      }
      if (nowhereWorse && !isWithinNoise(point, member)) {
        return false;
      }
    }
    return true;
  }

  // Equal values in every metric are not noise: one candidate represents them all.
  private boolean isWithinNoise(int point, int member) {
    boolean differs = false;
    for (int i = 0; i < columns.length; i++) {
      double difference = columns[i][point] - columns[i][member];
      differs |= difference > 0;
      Noise noise = values.noise(goals.get(i).metric());
      double sd = noise.sdOfDifference(known[point], known[member]);
      if (difference > Noise.WIDTH * sd) {
        return false;
      }
    }
    return differs;
  }
}
