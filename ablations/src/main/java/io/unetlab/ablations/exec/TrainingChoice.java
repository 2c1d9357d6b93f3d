package io.unetlab.ablations.exec;

import io.unetlab.ablations.analysis.Pareto;
import io.unetlab.ablations.analysis.Rung;
import io.unetlab.ablations.analysis.Values;
import io.unetlab.ablations.select.Selector;
import io.unetlab.ablations.study.Objective;
import io.unetlab.ablations.study.SelectSpec;
import io.unetlab.ablations.study.StudySpec;
import io.unetlab.ablations.study.TrainingCandidates;
import io.unetlab.ablations.trial.TrialResult;
import io.unetlab.ablations.trial.TrialResult.Completed;
import io.unetlab.spec.model.SpecHash;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Chooses the networks of a counted study to train, by counted metrics alone: trained quality is
 * not known yet. Identical networks are trained once.
 */
final class TrainingChoice {

  private final List<Completed> completed;
  private final List<Rung> ladder;
  private final Optional<SelectSpec> rule;

  private TrainingChoice(StudySpec study, List<Completed> completed, List<Rung> ladder) {
    this.completed = completed;
    this.ladder = ladder;
    this.rule = study.select().counted();
  }

  /** The first variant of each network, the base first; none if the base was not counted. */
  static Collection<Completed> of(
      StudySpec study, TrainingCandidates candidates, List<TrialResult> trials, List<Rung> ladder) {
    if (trials.get(0).completed().isEmpty()) {
      return List.of();
    }
    List<Completed> completed = trials.stream().flatMap(it -> it.completed().stream()).toList();
    return new TrainingChoice(study, completed, ladder).of(candidates);
  }

  private Collection<Completed> of(TrainingCandidates candidates) {
    Stream<Completed> chosen =
        candidates instanceof TrainingCandidates.OfFront
            ? front()
            : candidates instanceof TrainingCandidates.OfLadder
                ? rungs()
                : Stream.of(rungs(), winner(), paramsMacs()).flatMap(it -> it);
    Map<SpecHash, Completed> networks = new LinkedHashMap<>();
    Stream.concat(Stream.of(completed.get(0)), chosen)
        .forEach(it -> networks.putIfAbsent(it.hash(), it));
    long most = candidates instanceof TrainingCandidates.Some some ? some.count() : Long.MAX_VALUE;
    return networks.values().stream().limit(most).toList();
  }

  private Stream<Completed> rungs() {
    return ladder.stream().flatMap(it -> it.after().completed().stream());
  }

  private Stream<Completed> winner() {
    return rule.flatMap(it -> selector().winner(it)).stream();
  }

  private Stream<Completed> paramsMacs() {
    return rule.stream().flatMap(it -> selector().front(it).members().stream());
  }

  private Selector selector() {
    return new Selector(completed, List.of());
  }

  private Stream<Completed> front() {
    List<Objective> goals = rule.map(SelectSpec::objectives).orElse(List.of());
    if (goals.size() < 2) {
      return winner();
    }
    Values values = new Values(completed);
    int[] all = IntStream.range(0, completed.size()).toArray();
    return Pareto.front("all variants", values, all, goals).members().stream();
  }
}
