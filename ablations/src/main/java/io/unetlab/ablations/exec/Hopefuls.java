package io.unetlab.ablations.exec;

import io.unetlab.ablations.select.Selector;
import io.unetlab.ablations.study.StudySpec;
import io.unetlab.ablations.trial.MeasuredErrors;
import io.unetlab.ablations.trial.PartRun;
import io.unetlab.ablations.trial.TrialResult.Completed;
import io.unetlab.spec.model.SpecHash;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Chooses what to measure next when the rule depends on latencies: the networks of the variants
 * that it would choose if unmeasured networks took no time at all. A variant that is not chosen
 * even then need not be measured.
 */
final class Hopefuls {

  /** Networks in a session, not counting the base; enough to justify measuring the base again. */
  private static final int AT_ONCE = 4;

  private Hopefuls() {}

  /**
   * The unmeasured networks of the best variants, if one of the best of all is unmeasured;
   * otherwise none.
   *
   * @param measuring for the targets whose latencies the rule depends on
   * @param labels of the candidates' networks
   */
  static List<Measurable> of(
      StudySpec study,
      List<Completed> candidates,
      List<Measuring> measuring,
      Map<SpecHash, String> labels) {
    List<Measurements> known = measuring.stream().map(it -> it.measurements(labels)).toList();
    List<Completed> hopeful =
        candidates.stream()
            .map(it -> unmeasured(it, measuring).isEmpty() ? it : atBest(it, known))
            .toList();
    List<Completed> ranking = new Selector(hopeful, study.metrics()).ranking(study.select());
    if (ranking.isEmpty() || unmeasured(ranking.get(0), measuring).isEmpty()) {
      return List.of();
    }
    Map<SpecHash, Measurable> networks = new LinkedHashMap<>();
    for (Completed variant : ranking) {
      List<Measurable> more = unmeasured(variant, measuring);
      if (!networks.isEmpty() && networks.size() + more.size() > AT_ONCE) {
        break;
      }
      more.forEach(it -> networks.putIfAbsent(it.hash(), it));
    }
    return List.copyOf(networks.values());
  }

  private static List<Measurable> unmeasured(Completed variant, List<Measuring> measuring) {
    return Measurable.of(variant).stream()
        .filter(it -> !measuring.stream().allMatch(on -> on.isDone(it.hash())))
        .toList();
  }

  // What is measured takes its time, and the rest none.
  private static Completed atBest(Completed variant, List<Measurements> known) {
    Completed hopeful = variant;
    for (Measurements on : known) {
      List<PartRun> missing = on.missing(variant);
      boolean failed = missing.stream().anyMatch(it -> on.failed().containsKey(it.network()));
      if (!missing.isEmpty() && !failed) {
        BigDecimal least = BigDecimal.valueOf(on.least(variant));
        hopeful = hopeful.with(on.metric(), least, MeasuredErrors.NONE);
      }
    }
    return hopeful;
  }
}
