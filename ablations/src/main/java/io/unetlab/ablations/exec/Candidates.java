package io.unetlab.ablations.exec;

import io.unetlab.ablations.analysis.Front;
import io.unetlab.ablations.analysis.Rung;
import io.unetlab.ablations.select.Decision;
import io.unetlab.ablations.trial.TrialResult;
import io.unetlab.ablations.trial.TrialResult.Completed;
import io.unetlab.spec.model.SpecHash;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Which of a study's networks are worth the time to be measured: the base, every step of the
 * ladder, the choice, and what stands on the front beside it. Networks that are the same are
 * measured once.
 */
final class Candidates {

  /** Of a front of many, the first are taken: a run has to end. */
  private static final int MOST_OF_FRONT = 6;

  /** The choice, and the front's. */
  static final int MOST_BESIDE_LADDER = 1 + MOST_OF_FRONT;

  private Candidates() {}

  /** The candidates of a study that is counted, the base first; none when it is not counted. */
  static List<Completed> of(List<TrialResult> trials, List<Rung> ladder, Decision decision) {
    List<TrialResult> chosen = new ArrayList<>();
    chosen.add(trials.get(0));
    ladder.forEach(rung -> chosen.add(rung.after()));
    decision.winner().ifPresent(chosen::add);
    front(decision).limit(MOST_OF_FRONT).forEach(chosen::add);
    if (!(trials.get(0) instanceof Completed)) {
      return List.of();
    }
    Map<SpecHash, Completed> distinct = new LinkedHashMap<>();
    for (TrialResult trial : chosen) {
      if (trial instanceof Completed completed) {
        distinct.putIfAbsent(completed.hash(), completed);
      }
    }
    return List.copyOf(distinct.values());
  }

  private static Stream<Completed> front(Decision decision) {
    return decision.fronts().stream().limit(1).map(Front::members).flatMap(List::stream);
  }
}
