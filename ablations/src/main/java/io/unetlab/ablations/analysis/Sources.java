package io.unetlab.ablations.analysis;

import io.unetlab.ablations.quality.Prediction;
import io.unetlab.ablations.quality.Term;
import io.unetlab.ablations.trial.TrialResult.Completed;
import io.unetlab.profiler.metric.Metric;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/**
 * Assigns an index to each source of a value (a piece of evidence, a measured network), in order of
 * first use; equal sources share one.
 */
final class Sources {

  private static final int[] NOTHING = {};

  private final Map<Object, Integer> numbers = new HashMap<>();
  // Candidates share their evidence, and a look-up by identity is faster than by content.
  private final Map<Object, Integer> met = new IdentityHashMap<>();
  private final List<Object> all = new ArrayList<>();
  private final List<Double> sds = new ArrayList<>();

  /** The indices of the sources of a candidate's value of a metric, ascending. */
  int[] of(Completed candidate, Metric metric) {
    Prediction prediction = candidate.quality().get(metric);
    if (prediction != null) {
      List<Term> chain = prediction.chain();
      int[] own = new int[chain.size()];
      for (int i = 0; i < own.length; i++) {
        own[i] = number(chain.get(i), chain.get(i).sd().orElse(0));
      }
      Arrays.sort(own);
      return own;
    }
    return candidate
        .measuredSd()
        .get(metric.name())
        .map(BigDecimal::doubleValue)
        .map(sd -> new int[] {number(candidate.hash(), sd)})
        .orElse(NOTHING);
  }

  private int number(Object source, double sd) {
    Integer known = met.get(source);
    if (known == null) {
      known = numbers.computeIfAbsent(source, it -> added(it, sd));
      met.put(source, known);
    }
    return known;
  }

  private int added(Object source, double sd) {
    all.add(source);
    sds.add(sd);
    return all.size() - 1;
  }

  List<Object> all() {
    return List.copyOf(all);
  }

  /** The standard deviation of each source. */
  double[] sds() {
    return sds.stream().mapToDouble(sd -> sd).toArray();
  }
}
