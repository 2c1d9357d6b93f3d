package io.unetlab.ablations.exec;

import io.unetlab.ablations.select.Selector;
import io.unetlab.ablations.study.StudySpec;
import io.unetlab.ablations.trial.TrialResult.Completed;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Chooses what to measure next when the rule depends on latencies: the networks that it would
 * choose if unmeasured ones took no time at all. A network that is not chosen even then need not be
 * measured.
 */
final class Hopefuls {

  /** Networks in a session, not counting the base; enough to justify measuring the base again. */
  private static final int AT_ONCE = 4;

  private Hopefuls() {}

  /**
   * The best unmeasured networks, if the best of all is unmeasured; otherwise none.
   *
   * @param measuring for the targets whose latencies the rule depends on
   */
  static List<Completed> of(
      StudySpec study, List<Completed> candidates, List<Measuring> measuring) {
    List<Completed> hopeful = candidates.stream().map(it -> withoutTime(it, measuring)).toList();
    List<Completed> ranking = new Selector(hopeful, study.metrics()).ranking(study.select());
    if (ranking.isEmpty() || isDone(ranking.get(0), measuring)) {
      return List.of();
    }
    Stream<Completed> unmeasured = ranking.stream().filter(it -> !isDone(it, measuring));
    return unmeasured.limit(AT_ONCE).toList();
  }

  private static boolean isDone(Completed network, List<Measuring> measuring) {
    return measuring.stream().allMatch(it -> it.isDone(network));
  }

  private static Completed withoutTime(Completed network, List<Measuring> measuring) {
    Completed hopeful = network;
    for (Measuring on : measuring) {
      if (!on.isDone(network)) {
        hopeful = hopeful.with(on.metric(), BigDecimal.ZERO, Optional.empty());
      }
    }
    return hopeful;
  }
}
