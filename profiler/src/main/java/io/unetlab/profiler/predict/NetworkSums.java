package io.unetlab.profiler.predict;

import java.util.EnumMap;
import java.util.Map;

/**
 * What a network's latency is fitted to.
 *
 * @param millis of its operations by themselves, by kind of work
 * @param weightMegabytes of its weights, which have to be read from memory
 * @param kernels that are run
 */
record NetworkSums(Map<WorkKind, Double> millis, double weightMegabytes, int kernels) {

  NetworkSums {
    millis = new EnumMap<>(millis);
  }

  /** Of all operations of a network, none of which is refused. */
  static NetworkSums of(Iterable<PricedGroup> groups) {
    Map<WorkKind, Double> millis = new EnumMap<>(WorkKind.class);
    for (WorkKind kind : WorkKind.values()) {
      millis.put(kind, 0.0);
    }
    double megabytes = 0;
    int kernels = 0;
    for (PricedGroup group : groups) {
      millis.merge(group.work(), group.estimate().millis(), Double::sum);
      megabytes += group.weightMegabytes();
      kernels++;
    }
    return new NetworkSums(millis, megabytes, kernels);
  }

  /** The terms that {@link Correction} multiplies, in its order. */
  double[] terms() {
    double[] terms = new double[Correction.TERMS];
    for (WorkKind kind : WorkKind.values()) {
      terms[kind.ordinal()] = millis.getOrDefault(kind, 0.0);
    }
    terms[Correction.MEMORY] = weightMegabytes;
    terms[Correction.KERNEL] = kernels;
    terms[Correction.CONSTANT] = 1;
    return terms;
  }
}
