package io.unetlab.ablations.exec;

import io.unetlab.ablations.analysis.Rung;
import io.unetlab.ablations.select.Selector;
import io.unetlab.ablations.study.StudySpec;
import io.unetlab.ablations.trial.TrialResult;
import io.unetlab.ablations.trial.TrialResult.Completed;
import io.unetlab.spec.model.SpecHash;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Chooses which networks of a study are worth measuring: the base, every step of the ladder, the
 * choice, and others on the Pareto front. Identical networks are measured once.
 */
final class Candidates {

  /** Only the first ones of a large front: a run has to end. */
  private static final int MOST_OF_FRONT = 6;

  /** The choice, and those on the front. */
  static final int MOST_BESIDE_LADDER = 1 + MOST_OF_FRONT;

  private Candidates() {}

  /** The candidates of a counted study, the base first; none if the base was not counted. */
  static List<Completed> of(StudySpec study, List<TrialResult> trials, List<Rung> ladder) {
    List<Completed> completed = trials.stream().flatMap(it -> it.completed().stream()).toList();
    Selector selector = new Selector(completed, study.metrics());
    List<TrialResult> chosen = new ArrayList<>();
    chosen.add(trials.get(0));
    ladder.forEach(rung -> chosen.add(rung.after()));
    selector.winner(study.select()).ifPresent(chosen::add);
    selector.front(study.select()).members().stream().limit(MOST_OF_FRONT).forEach(chosen::add);
    if (trials.get(0).completed().isEmpty()) {
      return List.of();
    }
    Map<SpecHash, Completed> distinct = new LinkedHashMap<>();
    for (TrialResult trial : chosen) {
      trial.completed().ifPresent(it -> distinct.putIfAbsent(it.hash(), it));
    }
    return List.copyOf(distinct.values());
  }
}
