package io.unetlab.ablations.analysis;

import java.util.ArrayList;
import java.util.List;

/**
 * The columns of a linear model of factors: the constant, one for each option except a factor's
 * first, and for each pair of factors one for each pair of such options. A column is 1 where its
 * options are chosen and 0 elsewhere, so that a coefficient is a difference to the first option.
 */
final class Columns {

  private final int[] options;
  private final boolean withPairs;
  private final int[] mainStart;
  private final int[][] pairStart;
  private final int count;

  /**
   * Numbers the columns.
   *
   * @param options the number of options of each factor
   */
  Columns(int[] options, boolean withPairs) {
    this.options = options.clone();
    this.withPairs = withPairs;
    mainStart = new int[options.length];
    pairStart = new int[options.length][options.length];
    int next = 1;
    for (int f = 0; f < options.length; f++) {
      mainStart[f] = next;
      next += options[f] - 1;
    }
    for (int f = 0; withPairs && f < options.length; f++) {
      for (int g = f + 1; g < options.length; g++) {
        pairStart[f][g] = next;
        next += (options[f] - 1) * (options[g] - 1);
      }
    }
    count = next;
  }

  int count() {
    return count;
  }

  int factors() {
    return options.length;
  }

  int options(int factor) {
    return options[factor];
  }

  boolean hasPairs() {
    return withPairs;
  }

  /** The column of an option other than the first. */
  int main(int factor, int option) {
    return mainStart[factor] + option - 1;
  }

  /** The column of a pair of options, neither of which is a first one; in any order. */
  int pair(int f, int a, int g, int b) {
    return f < g
        ? pairStart[f][g] + (a - 1) * (options[g] - 1) + b - 1
        : pairStart[g][f] + (b - 1) * (options[f] - 1) + a - 1;
  }

  /** All main-effect columns of a factor. */
  List<Integer> ofFactor(int factor) {
    return range(mainStart[factor], options[factor] - 1);
  }

  /** All interaction columns of two factors; the first has the smaller index. */
  List<Integer> ofPair(int f, int g) {
    return range(pairStart[f][g], (options[f] - 1) * (options[g] - 1));
  }

  /** The constant and all columns of single factors. */
  int firstPair() {
    int last = options.length - 1;
    return last < 0 ? 1 : mainStart[last] + options[last] - 1;
  }

  private static List<Integer> range(int start, int size) {
    List<Integer> columns = new ArrayList<>();
    for (int i = 0; i < size; i++) {
      columns.add(start + i);
    }
    return columns;
  }

  /** Writes the columns that are 1 for a trial, in ascending order; returns their number. */
  int active(int[] chosen, int[] into) {
    int size = 0;
    into[size++] = 0;
    for (int f = 0; f < chosen.length; f++) {
      if (chosen[f] > 0) {
        into[size++] = main(f, chosen[f]);
      }
    }
    for (int f = 0; withPairs && f < chosen.length; f++) {
      for (int g = f + 1; chosen[f] > 0 && g < chosen.length; g++) {
        if (chosen[g] > 0) {
          into[size++] = pair(f, chosen[f], g, chosen[g]);
        }
      }
    }
    return size;
  }
}
