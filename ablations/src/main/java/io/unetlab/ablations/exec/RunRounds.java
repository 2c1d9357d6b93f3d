package io.unetlab.ablations.exec;

import io.unetlab.ablations.design.Variant;
import io.unetlab.ablations.exec.SearchState.Ending;
import io.unetlab.ablations.propose.Round;
import io.unetlab.ablations.propose.RoundResults;
import io.unetlab.ablations.study.SearchSpec;
import io.unetlab.ablations.study.StudySpec;
import io.unetlab.ablations.trial.TrialKey;
import io.unetlab.ablations.trial.TrialResult;
import io.unetlab.ablations.trial.TrialResult.Completed;
import io.unetlab.profiler.metric.Metric;
import io.unetlab.spec.model.SpecHash;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.CancellationException;
import java.util.stream.Collectors;

/**
 * Runs the rounds of a proposer: counts the variants, then measures their networks on the targets
 * whose latencies the round needs, each session with the base. A search ends when its time is up,
 * or when a target that it needs is missing.
 */
final class RunRounds implements RoundResults {

  private final StudySpec study;
  private final Networks networks;
  private final RunSettings settings;
  private final List<Measuring> targets;
  private final List<TargetLatencies> unmeasured;
  private final Map<Integer, SearchClock> clocks = new HashMap<>();
  private final Map<SpecHash, String> labels = new LinkedHashMap<>();
  private final Optional<SearchNews> news;
  private Optional<TrialResult> base = Optional.empty();

  /**
   * Rounds of a study.
   *
   * @param targets that can be measured on
   * @param unmeasured latencies that need no measuring
   */
  RunRounds(
      StudySpec study,
      Networks networks,
      RunSettings settings,
      List<Measuring> targets,
      List<TargetLatencies> unmeasured) {
    this.study = study;
    this.networks = networks;
    this.settings = settings;
    this.targets = List.copyOf(targets);
    this.unmeasured = List.copyOf(unmeasured);
    this.news = study.design().search().map(it -> new SearchNews(it, settings.progress()));
  }

  /** Whether it mattered when a round was run, or that it was. */
  boolean isTimed() {
    return !clocks.isEmpty();
  }

  /** Whether a round needed a latency. */
  boolean hasMeasured() {
    return !labels.isEmpty();
  }

  @Override
  public Optional<String> end(Round round) {
    if (settings.stopped().getAsBoolean()) {
      throw new CancellationException("stopped between two rounds of a search");
    }
    return isKept(study, round)
        ? clock(round).end().or(() -> missing(round, Ending.BEFORE_ROUND))
        : Optional.empty();
  }

  /** Whether it matters when a round was run, or that it was: the others are only counted. */
  static boolean isKept(StudySpec study, Round round) {
    return !round.needs().isEmpty()
        || study.design().search().flatMap(SearchSpec::minutes).isPresent();
  }

  private Optional<String> missing(Round round, Ending where) {
    Optional<String> missing =
        round.needs().stream().flatMap(it -> obstacle(it).stream()).findFirst();
    missing.ifPresent(why -> clock(round).lose(where, why));
    return missing;
  }

  private Optional<String> obstacle(Metric latency) {
    Optional<Measuring> measured =
        targets.stream().filter(it -> it.metric().equals(latency)).findFirst();
    if (measured.isEmpty()) {
      return Optional.of(latency.name() + " is not measured");
    }
    return base().obstacle().or(measured.get()::obstacle);
  }

  private SearchClock clock(Round round) {
    return clocks.computeIfAbsent(
        round.search(),
        it -> {
          TrialKey key = SearchClock.key(study.hash(), it, sources(needed(round)));
          return new SearchClock(
              key, settings.known(), settings.store(), limit(study), settings.nanoTime());
        });
  }

  private static String sources(List<Measuring> needed) {
    return needed.stream().map(Measuring::source).collect(Collectors.joining("; "));
  }

  private static OptionalDouble limit(StudySpec study) {
    return study.design().search().flatMap(SearchSpec::minutes).stream()
        .mapToDouble(it -> 60 * it)
        .findFirst();
  }

  private List<Measuring> needed(Round round) {
    return targets.stream().filter(it -> round.needs().contains(it.metric())).toList();
  }

  @Override
  public List<TrialResult> of(Round round) {
    try {
      List<TrialResult> counted = TrialResults.of(study, networks.of(round.variants()), networks);
      List<TrialResult> results =
          round.needs().isEmpty()
              ? TargetLatencies.addTo(counted, unmeasured)
              : measured(round, counted);
      if (isKept(study, round) && missing(round, Ending.WITHIN_ROUND).isEmpty()) {
        clock(round).pass(!round.needs().isEmpty());
      }
      news.ifPresent(it -> it.tell(round.search(), results, left(round)));
      return results;
    } catch (CancellationException stopped) {
      Optional.ofNullable(clocks.get(round.search())).ifPresent(SearchClock::stop);
      throw stopped;
    }
  }

  private OptionalDouble left(Round round) {
    return isKept(study, round) ? clock(round).left() : OptionalDouble.empty();
  }

  private List<TrialResult> measured(Round round, List<TrialResult> counted) {
    List<Measuring> needed = needed(round);
    List<TargetLatencies> latencies = new ArrayList<>(unmeasured);
    Map<SpecHash, Measurable> asked = new LinkedHashMap<>();
    Completed first = base().completed().orElseThrow();
    Candidates.ofBase(first).forEach(it -> asked.put(it.hash(), it));
    counted.stream()
        .flatMap(it -> it.completed().stream())
        .flatMap(it -> Measurable.of(it).stream())
        .forEach(it -> asked.putIfAbsent(it.hash(), it));
    asked.keySet().forEach(it -> labels.putIfAbsent(it, "#" + labels.size()));
    new MeasuringTargets(needed)
        .measure(List.copyOf(asked.values()), labels, clock(round).isReplaying());
    needed.forEach(it -> latencies.add(it.measurements(labels)));
    return TargetLatencies.addTo(counted, latencies);
  }

  private TrialResult base() {
    if (base.isEmpty()) {
      List<Networks.Placed> placed = networks.of(List.of(Variant.base(study.factors())));
      base = Optional.of(TrialResults.of(study, placed, networks).get(0));
    }
    return base.get();
  }
}
