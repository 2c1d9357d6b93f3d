package io.unetlab.ablations.analysis;

import io.unetlab.ablations.quality.Prediction;
import io.unetlab.ablations.quality.Term;
import io.unetlab.ablations.trial.TrialResult.Completed;
import io.unetlab.profiler.metric.Metric;
import io.unetlab.spec.model.SpecHash;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/**
 * Assigns an index to each source of a value (a piece of evidence, a measured network), in order of
 * first use; equal sources share one.
 */
final class Sources {

  /**
   * The sources of one value.
   *
   * @param numbers their indices, ascending
   * @param sds what each contributes to the value's standard deviation
   */
  record Held(int[] numbers, double[] sds) {

    /** Of a value that is exact, or stated without a standard deviation. */
    static final Held NOTHING = new Held(new int[0], new double[0]);

    // Few, so that insertion is the fastest way to order them.
    private static Held sorted(int[] numbers, double[] sds) {
      for (int i = 1; i < numbers.length; i++) {
        int number = numbers[i];
        double sd = sds[i];
        int at = i;
        for (; at > 0 && numbers[at - 1] > number; at--) {
          numbers[at] = numbers[at - 1];
          sds[at] = sds[at - 1];
        }
        numbers[at] = number;
        sds[at] = sd;
      }
      return new Held(numbers, sds);
    }
  }

  private final Map<Object, Integer> numbers = new HashMap<>();
  // Candidates share their evidence, and a look-up by identity is faster than by content.
  private final Map<Object, Integer> met = new IdentityHashMap<>();
  private final List<Object> all = new ArrayList<>();

  /** The sources of a candidate's value of a metric. */
  Held of(Completed candidate, Metric metric) {
    Prediction prediction = candidate.quality().get(metric);
    return prediction == null ? of(candidate.errors(metric).sds()) : of(prediction.chain());
  }

  private Held of(List<Term> chain) {
    int[] own = new int[chain.size()];
    double[] sds = new double[own.length];
    for (int i = 0; i < own.length; i++) {
      own[i] = number(chain.get(i));
      sds[i] = chain.get(i).sd().orElse(0);
    }
    return Held.sorted(own, sds);
  }

  private Held of(Map<SpecHash, BigDecimal> measured) {
    if (measured.isEmpty()) {
      return Held.NOTHING;
    }
    int[] own = new int[measured.size()];
    double[] sds = new double[own.length];
    int i = 0;
    for (Map.Entry<SpecHash, BigDecimal> entry : measured.entrySet()) {
      own[i] = number(entry.getKey());
      sds[i++] = entry.getValue().doubleValue();
    }
    return Held.sorted(own, sds);
  }

  private int number(Object source) {
    Integer known = met.get(source);
    if (known == null) {
      known = numbers.computeIfAbsent(source, this::added);
      met.put(source, known);
    }
    return known;
  }

  private int added(Object source) {
    all.add(source);
    return all.size() - 1;
  }

  List<Object> all() {
    return List.copyOf(all);
  }
}
