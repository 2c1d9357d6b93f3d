package io.unetlab.ablations.exec;

import io.unetlab.ablations.analysis.Rung;
import io.unetlab.ablations.select.Selector;
import io.unetlab.ablations.study.StudySpec;
import io.unetlab.ablations.trial.PartRun;
import io.unetlab.ablations.trial.TrialResult;
import io.unetlab.ablations.trial.TrialResult.Completed;
import io.unetlab.spec.model.SpecHash;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Chooses which networks of a study are worth measuring: those of the base, of every step of the
 * ladder, of the choice, and others of variants on the Pareto front. Identical networks are
 * measured once.
 */
final class Candidates {

  /** Only the first ones of a large front: a run has to end. */
  private static final int MOST_OF_FRONT = 6;

  /** The choice, and those on the front. */
  static final int MOST_BESIDE_LADDER = 1 + MOST_OF_FRONT;

  private final Map<SpecHash, Measurable> chosen = new LinkedHashMap<>();

  private Candidates() {}

  /** The networks of a counted study, the base's first; none if the base was not counted. */
  static List<Measurable> of(StudySpec study, List<TrialResult> trials, List<Rung> ladder) {
    if (trials.get(0).completed().isEmpty()) {
      return List.of();
    }
    List<Completed> completed = trials.stream().flatMap(it -> it.completed().stream()).toList();
    Selector selector = new Selector(completed, study.metrics());
    Candidates candidates = new Candidates();
    trials.get(0).completed().ifPresent(it -> ofBase(it).forEach(candidates::add));
    ladder.forEach(rung -> rung.after().completed().ifPresent(candidates::add));
    selector.winner(study.select()).ifPresent(candidates::add);
    candidates.addFront(selector.front(study.select()).members());
    return List.copyOf(candidates.chosen.values());
  }

  /**
   * The networks of the base. Every session measures the first one again, to compare with: the part
   * that runs most often tells most about the whole.
   */
  static List<Measurable> ofBase(Completed base) {
    Map<String, Long> runs =
        base.runs().stream().collect(Collectors.toMap(PartRun::word, PartRun::runs));
    return Measurable.of(base).stream()
        .sorted(Comparator.comparing(it -> -runs.getOrDefault(it.word(), 0L)))
        .toList();
  }

  private void add(Completed trial) {
    Measurable.of(trial).forEach(this::add);
  }

  private void add(Measurable network) {
    chosen.putIfAbsent(network.hash(), network);
  }

  // A variant that needs more than are left would have no latency, so it is left out.
  private void addFront(List<Completed> front) {
    int left = MOST_OF_FRONT;
    for (Completed member : front) {
      List<Measurable> more =
          Measurable.of(member).stream().filter(it -> !chosen.containsKey(it.hash())).toList();
      if (more.size() > left) {
        return;
      }
      more.forEach(this::add);
      left -= more.size();
    }
  }
}
