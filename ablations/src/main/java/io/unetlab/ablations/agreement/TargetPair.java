package io.unetlab.ablations.agreement;

import io.unetlab.ablations.analysis.RankAgreement;
import io.unetlab.ablations.analysis.RankCorrelation;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.apache.commons.math3.stat.descriptive.rank.Median;

/**
 * Two targets, and the latencies of the networks that ran on both.
 *
 * <p>A set of networks from a millisecond to a second has nearly the same order everywhere, so a
 * rank correlation near 1 says little about networks that are alike. {@link #alike} is only about
 * those.
 */
public final class TargetPair {

  /** Networks are close on a target when one takes less than this times as long as the other. */
  public static final double CLOSE = 2;

  private final MeasuredTarget one;
  private final MeasuredTarget other;
  private final double[] x;
  private final double[] y;

  private TargetPair(MeasuredTarget one, MeasuredTarget other, double[] x, double[] y) {
    this.one = one;
    this.other = other;
    this.x = x;
    this.y = y;
  }

  static TargetPair of(MeasuredTarget one, MeasuredTarget other) {
    List<String> common =
        one.latencies().keySet().stream().filter(other.latencies()::containsKey).toList();
    return new TargetPair(one, other, values(one, common), values(other, common));
  }

  private static double[] values(MeasuredTarget target, List<String> networks) {
    return networks.stream().mapToDouble(it -> target.latencies().getOrDefault(it, 0.0)).toArray();
  }

  public MeasuredTarget one() {
    return one;
  }

  public MeasuredTarget other() {
    return other;
  }

  public Relation relation() {
    return Relation.of(one, other);
  }

  /** The number of networks that ran on both. */
  public int networks() {
    return x.length;
  }

  /** How far the orders agree; empty without an order. */
  public OptionalDouble correlation(RankCorrelation kind) {
    return networks() < 2 ? OptionalDouble.empty() : kind.of(x, y);
  }

  /** The same with its interval, which takes a while. */
  public Optional<RankAgreement> agreement(RankCorrelation kind) {
    return RankAgreement.of(kind, x, y);
  }

  /**
   * The share of networks that are close on one target and have the same order on the other, in
   * both directions. A tie on the other target counts half. Empty if no networks are close.
   */
  public OptionalDouble alike() {
    Tally tally = new Tally();
    tally.add(x, y);
    tally.add(y, x);
    return tally.pairs == 0 ? OptionalDouble.empty() : OptionalDouble.of(tally.alike / tally.pairs);
  }

  private static final class Tally {
    private double alike;
    private long pairs;

    private void add(double[] known, double[] wanted) {
      for (int i = 0; i < known.length; i++) {
        for (int j = i + 1; j < known.length; j++) {
          double low = Math.min(known[i], known[j]);
          double high = Math.max(known[i], known[j]);
          if (low < high && high < CLOSE * low) {
            pairs++;
            double same = Math.signum(known[i] - known[j]) * Math.signum(wanted[i] - wanted[j]);
            alike += (same + 1) / 2;
          }
        }
      }
    }
  }

  /**
   * The median relative error when the other target's latencies are those of the first times the
   * median ratio. The ratio is of the same networks, so on new ones the error is larger.
   */
  public OptionalDouble scaledError() {
    if (networks() < 2
        || DoubleStream.concat(Arrays.stream(x), Arrays.stream(y)).anyMatch(it -> it == 0)) {
      return OptionalDouble.empty();
    }
    double[] ratios = IntStream.range(0, x.length).mapToDouble(i -> y[i] / x[i]).toArray();
    double factor = new Median().evaluate(ratios);
    return OptionalDouble.of(
        new Median()
            .evaluate(Arrays.stream(ratios).map(it -> Math.abs(factor / it - 1)).toArray()));
  }
}
