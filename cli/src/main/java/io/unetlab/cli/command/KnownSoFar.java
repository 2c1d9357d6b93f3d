package io.unetlab.cli.command;

import io.unetlab.ablations.exec.StoredRun;
import io.unetlab.ablations.exec.StudyResult;
import io.unetlab.ablations.store.ResultStore;
import io.unetlab.ablations.store.StoreAddress;
import io.unetlab.ablations.study.SearchAlgorithm;
import io.unetlab.ablations.study.StudySpec;
import io.unetlab.reports.table.Numbers;
import io.unetlab.reports.view.DecisionText;
import io.unetlab.reports.view.Trials;
import io.unetlab.spec.path.SpecPatch;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What a stopped search has found, in sentences; none of a study that does not search. */
final class KnownSoFar {

  private KnownSoFar() {}

  static List<String> of(StoreAddress store, StudySpec study) {
    return isReplayedFast(study) ? read(store, study) : List.of();
  }

  /** Whether a report of the study can be written. */
  static boolean isAnything(StoreAddress place, StudySpec study) {
    if (!place.isThere()) {
      return false;
    }
    try (ResultStore store = place.read()) {
      return store
          .studies()
          .latest(Optional.of(study.name()))
          .filter(it -> !store.studies().variants(it).isEmpty())
          .isPresent();
    }
  }

  // An exact front is computed again, which may take longer than a stopped process may.
  private static boolean isReplayedFast(StudySpec study) {
    return study
        .design()
        .search()
        .filter(it -> !it.algorithms().contains(SearchAlgorithm.EXACT))
        .isPresent();
  }

  private static List<String> read(StoreAddress place, StudySpec study) {
    try (ResultStore store = place.read()) {
      Optional<StudyResult> result =
          store
              .studies()
              .latest(Optional.of(study.name()))
              .map(it -> StoredRun.of(store, it, StoredRun.study(it, SpecPatch.EMPTY)))
              .filter(it -> !it.completed().isEmpty());
      return result.map(it -> sentences(new Trials(it))).orElse(List.of());
    }
  }

  private static List<String> sentences(Trials trials) {
    List<String> sentences = new ArrayList<>();
    String variants = Numbers.grouped(trials.result().completed().size());
    sentences.add(
        trials
            .searchFront()
            .map(
                it ->
                    "So far: "
                        + variants
                        + " variants, "
                        + Numbers.grouped(it.members().size())
                        + " of them on the front of "
                        + it.words()
                        + ".")
            .orElse("So far: " + variants + " variants."));
    sentences.add(new DecisionText(trials).sentence());
    return sentences;
  }
}
