package io.unetlab.ablations.score;

import io.unetlab.profiler.metric.Metric;
import java.util.HashSet;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * The point of the front that lies farthest, toward the better, from the plane through the front's
 * ends: where the front bends most, so that a further gain in one metric costs more of the others
 * (Das 1999, "On characterizing the knee of the Pareto curve based on normal-boundary
 * intersection"; Branke et al. 2004, "Finding knees in multi-objective optimization").
 *
 * <p>Values are scaled to the range that they have on the front, so that the plane is the one
 * through the points which are best in all metrics but one: the sum of the scaled values is 1. The
 * distance from it is (1 - sum) / sqrt(metrics), and the farthest point has the least sum. A front
 * that nowhere bulges toward the better side has its knee at an end; the two points of a front of
 * two are both ends and tie; a front of one point is its own knee.
 *
 * @param metrics at least two
 */
public record KneePoint(List<Metric> metrics) implements Score {

  public KneePoint {
    metrics = List.copyOf(metrics);
    if (metrics.size() < 2 || new HashSet<>(metrics).size() < metrics.size()) {
      throw new IllegalArgumentException("expected two metrics or more, each once");
    }
  }

  @Override
  public List<Double> weights() {
    int count = metrics.size();
    return DoubleStream.generate(() -> 1.0 / count).limit(count).boxed().toList();
  }

  // Where the front's range is 0, dominated points still differ: the range of all points keeps them
  // behind.
  @Override
  public Scale scale(double[][] columns) {
    int[] front = NonDominated.of(columns);
    double[][] ofFront = new double[columns.length][];
    for (int i = 0; i < columns.length; i++) {
      double[] column = columns[i];
      ofFront[i] = IntStream.of(front).mapToDouble(point -> column[point]).toArray();
    }
    Scale scale = Scale.of(ofFront);
    Scale all = Scale.of(columns);
    for (int i = 0; i < columns.length; i++) {
      scale.range()[i] = scale.range()[i] == 0 ? all.range()[i] : scale.range()[i];
    }
    return scale;
  }

  @Override
  public String text() {
    return "the knee of " + metrics.stream().map(Metric::name).collect(Collectors.joining(" and "));
  }
}
