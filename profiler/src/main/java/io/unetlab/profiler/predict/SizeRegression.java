package io.unetlab.profiler.predict;

import io.unetlab.profiler.predict.LogRegression.Point;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * The time of operations of one kind by their sizes, from those that were measured. Nothing outside
 * the measured range of any size is computed: kernels change where tiles, caches or threads do.
 */
final class SizeRegression {

  /** The fewest measured operations from which the times of others are computed. */
  private static final int FEWEST = 4;

  private final List<OperationTime> measured;
  private final Map<String, Range> ranges = new TreeMap<>();
  private final List<String> varying;
  private final LogRegression regression;

  /**
   * @param measured at least one, all of one kind
   */
  SizeRegression(List<OperationTime> measured) {
    this.measured = List.copyOf(measured);
    for (OperationTime time : measured) {
      time.key()
          .sizes()
          .forEach((name, size) -> ranges.merge(name, new Range(size, size), Range::with));
    }
    this.varying =
        measured.get(0).key().sizes().keySet().stream()
            .filter(name -> range(name).least() < range(name).most())
            .toList();
    this.regression =
        new LogRegression(
            measured.stream().map(it -> new Point(logs(it.key()), Math.log(it.millis()))).toList());
  }

  /** Both included. */
  private record Range(long least, long most) {

    /** Of a size that no operation has. */
    static final Range NONE = new Range(Long.MAX_VALUE, Long.MIN_VALUE);

    Range with(Range other) {
      return new Range(Math.min(least, other.least), Math.max(most, other.most));
    }

    boolean contains(long size) {
      return least <= size && size <= most;
    }
  }

  private Range range(String name) {
    return ranges.getOrDefault(name, Range.NONE);
  }

  private double[] logs(OperationKey key) {
    return varying.stream()
        .mapToDouble(name -> Math.log(key.sizes().getOrDefault(name, 1L)))
        .toArray();
  }

  /** The time of an operation of this kind that was not measured. */
  Estimate estimate(OperationKey key) {
    List<String> outside = new ArrayList<>();
    key.sizes()
        .forEach(
            (name, size) -> {
              if (!range(name).contains(size)) {
                outside.add(outside(name, size, range(name)));
              }
            });
    if (!outside.isEmpty()) {
      return Estimate.refused(key.text() + ": " + String.join("; ", outside));
    }
    if (regression.points() < FEWEST) {
      return Estimate.refused(
          String.format(
              Locale.ROOT,
              "%s: it was not measured, and only %d of its kind were",
              key.text(),
              regression.points()));
    }
    return new Estimate(Math.exp(regression.value(logs(key))), regression.deviation(), "");
  }

  private static String outside(String name, long size, Range range) {
    String measured =
        range.least() == range.most()
            ? String.format(Locale.ROOT, "only %d was measured", range.least())
            : String.format(Locale.ROOT, "%d to %d were measured", range.least(), range.most());
    return name + " is " + size + ", " + measured;
  }

  /** What each measured operation takes by the others of its kind; empty where they are too few. */
  Map<OperationKey, Double> withoutEach() {
    Map<OperationKey, Double> millis = new HashMap<>();
    List<ErrorFigures.Pair> pairs = pairs();
    for (int i = 0; i < pairs.size(); i++) {
      millis.put(measured.get(i).key(), pairs.get(i).predicted());
    }
    return millis;
  }

  /** Every measured operation with what the others predict; empty where they are too few. */
  List<ErrorFigures.Pair> pairs() {
    if (measured.size() <= FEWEST) {
      return List.of();
    }
    double[] errors = regression.errors();
    List<ErrorFigures.Pair> pairs = new ArrayList<>();
    for (int i = 0; i < errors.length; i++) {
      double millis = measured.get(i).millis();
      pairs.add(new ErrorFigures.Pair(millis, millis * Math.exp(errors[i])));
    }
    return pairs;
  }
}
