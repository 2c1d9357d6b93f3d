package io.unetlab.reports.view;

import io.unetlab.ablations.analysis.Rung;
import io.unetlab.ablations.exec.TargetLatencies;
import io.unetlab.ablations.trial.TrialResult.Completed;
import io.unetlab.profiler.latency.RelativeLatency;
import io.unetlab.reports.table.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** The networks' latencies on all of a study's targets, side by side. */
public final class TargetsTable {

  private final Trials trials;
  private final List<TargetLatencies> latencies;

  public TargetsTable(Trials trials) {
    this.trials = trials;
    this.latencies = trials.result().latencies();
  }

  /** Each network's latency and ratio to the base, on each target; empty when there is only one. */
  public Optional<Table> table() {
    Predicate<Completed> known =
        trial -> latencies.stream().anyMatch(it -> trial.value(it.metric()).isPresent());
    List<MeasuredNetwork> networks =
        PipelineLatency.isOf(trials)
            ? PipelineLatency.some(trials, known)
            : MeasuredNetwork.of(trials, known);
    if (latencies.size() < 2 || networks.isEmpty()) {
      return Optional.empty();
    }
    NetworkTable table = new NetworkTable(trials);
    for (TargetLatencies on : latencies) {
      String key = on.metric().name();
      table.addLatency(on, key, on.target().name()).addOfBase(on, key);
    }
    return Optional.of(table.of("latency on each target", networks));
  }

  /** Where two targets disagree on which of two networks takes longer, one sentence each. */
  public List<String> disagreements() {
    List<String> sentences = new ArrayList<>();
    trials
        .winner()
        .flatMap(
            winner ->
                trials.base().flatMap(base -> disagreement("the choice", "the base", base, winner)))
        .ifPresent(sentences::add);
    for (Rung rung : trials.result().ladder().rungs()) {
      Optional<Completed> before = rung.before().completed();
      Optional<Completed> after = rung.after().completed();
      if (before.isPresent() && after.isPresent()) {
        String edit = "the edit " + rung.step().factor().name() + "=" + rung.step().option().name();
        disagreement(edit, "the network before it", before.get(), after.get())
            .ifPresent(sentences::add);
      }
    }
    return sentences;
  }

  private Optional<String> disagreement(
      String what, String than, Completed before, Completed after) {
    Optional<String> less = targets(before, after, -1);
    Optional<String> more = targets(before, after, 1);
    return less.flatMap(
        fast ->
            more.map(
                slow ->
                    "The targets disagree: %s takes less time than %s on %s, and more on %s."
                        .formatted(what, than, fast, slow)));
  }

  private Optional<String> targets(Completed before, Completed after, int sign) {
    List<String> names =
        latencies.stream()
            .filter(it -> sign(it.compare(after, before)) == sign)
            .map(it -> it.target().name())
            .toList();
    return names.isEmpty() ? Optional.empty() : Optional.of(DecisionText.join(names));
  }

  // 0 where the two cannot be told apart.
  private static int sign(Optional<RelativeLatency> relative) {
    return relative
        .filter(RelativeLatency::isToldApart)
        .map(it -> it.estimate() < 1 ? -1 : 1)
        .orElse(0);
  }
}
