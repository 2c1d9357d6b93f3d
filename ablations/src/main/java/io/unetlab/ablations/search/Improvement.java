package io.unetlab.ablations.search;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Chooses the candidates that add the most hypervolume to what is known, one after the other; each
 * one counts as known from then on, with its expected objectives.
 */
final class Improvement {

  /** The reference point is this far beyond the worst of a front, relative to its range. */
  private static final double MARGIN = 0.1;

  private final List<double[]> points = new ArrayList<>();
  private final List<Outlook> candidates;
  private final double[] least;
  private final double[] reference;

  /**
   * A choice among candidates.
   *
   * @param known answers that have not failed
   * @param candidates at least one
   */
  Improvement(List<Answer> known, List<Outlook> candidates) {
    this.candidates = new ArrayList<>(candidates);
    known.stream().filter(Answer::isFeasible).map(Answer::objectives).forEach(points::add);
    int objectives = candidates.get(0).expected().length;
    least = new double[objectives];
    reference = new double[objectives];
    setRange();
  }

  // Of what no other dominates: the rest may be far away.
  private void setRange() {
    double[] most = new double[least.length];
    Arrays.fill(least, Double.POSITIVE_INFINITY);
    Arrays.fill(most, Double.NEGATIVE_INFINITY);
    List<double[]> all = new ArrayList<>(front(points));
    candidates.stream().filter(it -> it.violation() == 0).forEach(it -> all.add(it.optimistic()));
    for (double[] point : all) {
      for (int i = 0; i < least.length; i++) {
        least[i] = Math.min(least[i], point[i]);
        most[i] = Math.max(most[i], point[i]);
      }
    }
    for (int i = 0; i < least.length; i++) {
      double range = Math.max(most[i] - least[i], 1e-9 * Math.abs(most[i]));
      reference[i] = most[i] + MARGIN * range;
    }
  }

  private static List<double[]> front(List<double[]> points) {
    return points.stream()
        .filter(
            it ->
                points.stream().noneMatch(other -> Answer.of(0, other).dominates(Answer.of(0, it))))
        .toList();
  }

  /** The next candidate; empty when none adds anything. */
  Optional<Outlook> next() {
    double before = volume(points);
    double most = 0;
    int best = -1;
    for (int i = 0; i < candidates.size(); i++) {
      double gain = gain(candidates.get(i), before);
      if (gain > most) {
        most = gain;
        best = i;
      }
    }
    if (best < 0) {
      return Optional.empty();
    }
    Outlook chosen = candidates.remove(best);
    points.add(chosen.expected());
    return Optional.of(chosen);
  }

  private double gain(Outlook candidate, double before) {
    if (candidate.violation() > 0) {
      return 0;
    }
    points.add(candidate.optimistic());
    double gain = volume(points) - before;
    points.remove(points.size() - 1);
    return gain;
  }

  private double volume(List<double[]> some) {
    return Hypervolume.of(some, reference);
  }
}
