package io.unetlab.ablations.analysis;

import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.IntStream;

/**
 * Linear models of one or more responses on factors, by least squares: with the factors alone and,
 * on request, with all pairs of them.
 *
 * <p>A factor's sum of squares is what it explains beyond the other factors; a pair's is what it
 * explains beyond all factors and the other pairs ("type II": it keeps to marginality and does not
 * depend on the coding or the order; Ø. Langsrud, "ANOVA for unbalanced data: Use Type II instead
 * of Type III sums of squares", Statistics and Computing 13 (2003), 163-167). In a balanced design
 * they add up to the whole.
 *
 * <p>The cross products are collected from the few columns that are 1 for a trial, so that a
 * hundred thousand trials take little time; the responses are centred and scaled, so that rounding
 * errors stay far below the printed digits.
 */
final class FactorModel {

  /** A component of the variation. */
  record Part(int df, double sumOfSquares) {}

  private static final double NONE = 1e-7;

  private final Columns columns;
  private final int trials;
  private final double[] means;
  private final double[] scales;
  private final double[] totals;
  private final Sweep main;
  private final Sweep full;

  /**
   * Fits the models.
   *
   * @param options the number of options of each factor
   * @param chosen for each trial, each factor's option, from 0
   * @param responses for each response, its value in each trial
   */
  FactorModel(int[] options, int[][] chosen, double[][] responses, boolean withPairs) {
    columns = new Columns(options, withPairs);
    trials = chosen.length;
    means = new double[responses.length];
    scales = new double[responses.length];
    totals = new double[responses.length];
    main = new Sweep(crossProducts(chosen, responses));
    enter(main, 0, columns.firstPair());
    full = withPairs ? main.copy() : main;
    enter(full, columns.firstPair(), columns.count());
  }

  private double[][] crossProducts(int[][] chosen, double[][] responses) {
    int size = columns.count();
    double[][] products = new double[size + responses.length][size + responses.length];
    int[] active = new int[size];
    double[][] scaled = new double[responses.length][];
    for (int y = 0; y < responses.length; y++) {
      scaled[y] = scaled(responses[y], y);
    }
    for (int t = 0; t < trials; t++) {
      int count = columns.active(chosen[t], active);
      for (int i = 0; i < count; i++) {
        double[] row = products[active[i]];
        for (int j = i; j < count; j++) {
          row[active[j]]++;
        }
        for (int y = 0; y < responses.length; y++) {
          row[size + y] += scaled[y][t];
        }
      }
    }
    for (int y = 0; y < responses.length; y++) {
      double sum = Arrays.stream(scaled[y]).map(value -> value * value).sum();
      products[size + y][size + y] = sum;
      totals[y] = sum * scales[y] * scales[y];
    }
    mirror(products);
    return products;
  }

  private double[] scaled(double[] values, int y) {
    double mean = Arrays.stream(values).average().orElse(0);
    double widest = Arrays.stream(values).map(it -> Math.abs(it - mean)).max().orElse(0);
    means[y] = mean;
    // The residual around a mean of equal values is rounding error.
    scales[y] = widest > 1e-12 * Math.abs(mean) ? widest : 0;
    return Arrays.stream(values).map(it -> scales[y] == 0 ? 0 : (it - mean) / scales[y]).toArray();
  }

  private static void mirror(double[][] products) {
    for (int i = 0; i < products.length; i++) {
      for (int j = 0; j < i; j++) {
        products[i][j] = products[j][i];
      }
    }
  }

  private static void enter(Sweep sweep, int from, int to) {
    for (int column = from; column < to; column++) {
      sweep.enter(column);
    }
  }

  Columns columns() {
    return columns;
  }

  double mean(int response) {
    return means[response];
  }

  /** Around the mean. */
  Part total(int response) {
    return new Part(trials - 1, totals[response]);
  }

  /** The residual of the model with the factors alone. */
  Part restOfMain(int response) {
    return rest(main, columns.firstPair(), response);
  }

  /** The residual of the model with the factors and their pairs. */
  Part restOfFull(int response) {
    return rest(full, columns.count(), response);
  }

  private Part rest(Sweep sweep, int to, int response) {
    double left = Math.max(0, sweep.at(columns.count() + response, columns.count() + response));
    return new Part(trials - rank(sweep, to), left * scales[response] * scales[response]);
  }

  private static int rank(Sweep sweep, int to) {
    int rank = 0;
    for (int column = 0; column < to; column++) {
      rank += sweep.isIn(column) ? 1 : 0;
    }
    return rank;
  }

  /** Whether every column of the full model could be estimated. */
  boolean isWhole() {
    return rank(full, columns.count()) == columns.count();
  }

  /** What a factor explains of each response beyond the others. */
  List<Part> ofFactor(int factor) {
    return explained(main, columns.ofFactor(factor), columns.firstPair());
  }

  /** What two factors together explain beyond all factors and the other pairs. */
  List<Part> ofPair(int f, int g) {
    return explained(full, columns.ofPair(f, g), columns.count());
  }

  private List<Part> explained(Sweep with, List<Integer> term, int to) {
    Sweep without = with.copy();
    term.forEach(without::leave);
    // Columns that the term replaced may now enter again.
    for (int column = 0; column < to; column++) {
      if (!term.contains(column)) {
        without.enter(column);
      }
    }
    int df = rank(with, to) - rank(without, to);
    Part[] parts = new Part[totals.length];
    for (int y = 0; y < parts.length; y++) {
      double more = rest(without, to, y).sumOfSquares() - rest(with, to, y).sumOfSquares();
      parts[y] = new Part(df, df == 0 ? 0 : Math.max(0, more));
    }
    return List.of(parts);
  }

  /**
   * An option's difference to the first, adjusted for the other factors; empty if not estimable.
   */
  OptionalDouble main(int factor, int option, int response) {
    return coefficient(main, columns.main(factor, option), columns.firstPair(), response);
  }

  /** The variance of {@link #main} in units of the noise variance. */
  double varianceOfMain(int factor, int option) {
    int column = columns.main(factor, option);
    return -main.at(column, column);
  }

  /** An option's difference to the first where all other factors have their first option. */
  OptionalDouble alone(int factor, int option, int response) {
    return coefficient(full, columns.main(factor, option), columns.count(), response);
  }

  /** The interaction of two options; empty if not estimable. */
  OptionalDouble pair(int f, int a, int g, int b, int response) {
    return coefficient(full, columns.pair(f, a, g, b), columns.count(), response);
  }

  private OptionalDouble coefficient(Sweep sweep, int column, int to, int response) {
    return isEstimable(sweep, column, to)
        ? OptionalDouble.of(sweep.at(column, columns.count() + response) * scales[response])
        : OptionalDouble.empty();
  }

  /** The main-effect columns that are aliased with this one. */
  List<Integer> aliases(int factor, int option) {
    int column = columns.main(factor, option);
    return IntStream.range(1, columns.firstPair())
        .filter(other -> other != column && main.isIn(other) != main.isIn(column))
        .filter(other -> Math.abs(main.at(column, other)) > NONE)
        .boxed()
        .toList();
  }

  // An included column is aliased with an excluded one that depends on it.
  private static boolean isEstimable(Sweep sweep, int column, int to) {
    for (int other = 0; sweep.isIn(column) && other < to; other++) {
      if (!sweep.isIn(other) && Math.abs(sweep.at(column, other)) > NONE) {
        return false;
      }
    }
    return sweep.isIn(column);
  }
}
