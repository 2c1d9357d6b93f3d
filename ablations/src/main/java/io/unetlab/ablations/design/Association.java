package io.unetlab.ablations.design;

import io.unetlab.ablations.study.Factor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * How strongly the choices of two factors are associated among some variants, by Cramér's V: 0
 * where each combination is as frequent as under independence, 1 where one choice determines the
 * other. It describes the variants themselves and estimates nothing, so there is no small-sample
 * correction. Source: H. Cramér, Mathematical Methods of Statistics, 1946, section 21.9.
 *
 * @param cramersV from 0 to 1
 */
public record Association(Factor first, Factor second, double cramersV) {

  public Association {
    Objects.requireNonNull(first, "first");
    Objects.requireNonNull(second, "second");
  }

  /**
   * The pairs of factors above a limit, in the study's order; a factor with one choice has none.
   */
  public static List<Association> above(
      double limit, List<Factor> factors, List<Variant> variants) {
    int[][] columns =
        factors.stream().map(factor -> column(factor, variants)).toArray(int[][]::new);
    List<Association> found = new ArrayList<>();
    for (int i = 0; i < columns.length; i++) {
      for (int j = i + 1; j < columns.length; j++) {
        Factor first = factors.get(i);
        Factor second = factors.get(j);
        int[][] counts = new int[first.options().size()][second.options().size()];
        for (int v = 0; v < variants.size(); v++) {
          counts[columns[i][v]][columns[j][v]]++;
        }
        double value = cramersV(counts);
        if (value > limit) {
          found.add(new Association(first, second, value));
        }
      }
    }
    return found;
  }

  private static int[] column(Factor factor, List<Variant> variants) {
    Map<String, Integer> places = new HashMap<>();
    factor.options().forEach(option -> places.put(option.name(), places.size()));
    return variants.stream()
        .mapToInt(variant -> Objects.requireNonNull(places.get(variant.option(factor).name())))
        .toArray();
  }

  /** For a contingency table; 0 when all counts are in one row or column. */
  static double cramersV(int[][] counts) {
    long[] rows = new long[counts.length];
    long[] columns = new long[counts[0].length];
    long total = 0;
    for (int i = 0; i < rows.length; i++) {
      for (int j = 0; j < columns.length; j++) {
        rows[i] += counts[i][j];
        columns[j] += counts[i][j];
        total += counts[i][j];
      }
    }
    double chiSquareOfOne = -1;
    for (int i = 0; i < rows.length; i++) {
      for (int j = 0; j < columns.length; j++) {
        if (counts[i][j] > 0) {
          chiSquareOfOne += (double) counts[i][j] / rows[i] * counts[i][j] / columns[j];
        }
      }
    }
    long degrees = Math.min(occurring(rows), occurring(columns)) - 1;
    return degrees < 1 || total == 0 ? 0 : Math.sqrt(Math.max(0, chiSquareOfOne) / degrees);
  }

  private static long occurring(long[] sums) {
    return Arrays.stream(sums).filter(sum -> sum > 0).count();
  }
}
