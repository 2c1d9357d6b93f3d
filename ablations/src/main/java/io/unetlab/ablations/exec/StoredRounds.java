package io.unetlab.ablations.exec;

import io.unetlab.ablations.exec.SearchState.Ending;
import io.unetlab.ablations.propose.Round;
import io.unetlab.ablations.propose.RoundResults;
import io.unetlab.ablations.store.ResultStore;
import io.unetlab.ablations.store.StoredStudy;
import io.unetlab.ablations.study.StudySpec;
import io.unetlab.ablations.trial.TrialResult;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The rounds of a proposer as an earlier run stored them. A search ends where it ended then; that
 * of a run that was stopped ends with what is known of one more round.
 */
final class StoredRounds implements RoundResults {

  private final StudySpec study;
  private final Networks networks;
  private final StoredLatencies latencies;
  private final ResultStore store;
  private final boolean complete;
  private final Map<Integer, SearchState> states = new HashMap<>();
  private final Map<Integer, Integer> passed = new HashMap<>();

  StoredRounds(ResultStore store, StoredStudy stored, StudySpec study, Networks networks) {
    this.study = study;
    this.networks = networks;
    this.latencies = new StoredLatencies(store, stored, study);
    this.store = store;
    this.complete = stored.complete();
  }

  @Override
  public Optional<String> end(Round round) {
    if (!RunRounds.isKept(study, round)) {
      return Optional.empty();
    }
    SearchState state = state(round);
    int partial = state.ending() == Ending.WITHIN_ROUND ? 1 : 0;
    boolean stopped = !complete && state.ending() == Ending.NONE;
    int known = state.rounds() + (stopped ? 1 : partial);
    return passed.getOrDefault(round.search(), 0) < known
        ? Optional.empty()
        : Optional.of(reason(state));
  }

  private static String reason(SearchState state) {
    return state.ending() == Ending.NONE ? "its run was stopped here" : state.reason();
  }

  private SearchState state(Round round) {
    return states.computeIfAbsent(
        round.search(),
        it -> SearchClock.read(SearchClock.key(study.hash(), it, sources(round)), store));
  }

  private String sources(Round round) {
    return study.asked().stream()
        .filter(it -> it.isMeasured() && round.needs().contains(study.latency(it)))
        .map(latencies::source)
        .collect(Collectors.joining("; "));
  }

  @Override
  public List<TrialResult> of(Round round) {
    passed.merge(round.search(), 1, Integer::sum);
    List<TrialResult> counted = TrialResults.of(study, networks.of(round.variants()), networks);
    return TargetLatencies.addTo(
        counted,
        round.needs().isEmpty() ? latencies.unmeasured() : latencies.of(Labels.numbers(counted)));
  }
}
