package io.unetlab.reports.view;

import io.unetlab.ablations.exec.StudyResult;
import io.unetlab.ablations.select.Decision;
import io.unetlab.ablations.select.Standing;
import io.unetlab.ablations.study.Target;
import io.unetlab.ablations.trial.PartRun;
import io.unetlab.profiler.metric.Metric;
import io.unetlab.profiler.metric.Metrics;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Why a decision chooses nothing, in one sentence, and what would help. */
final class NothingChosen {

  private final Trials trials;
  private final StudyResult result;
  private final Decision decision;

  NothingChosen(Trials trials) {
    this.trials = trials;
    this.result = trials.result();
    this.decision = result.decision();
  }

  String sentence() {
    long unmeasured = trials.count(Standing.UNMEASURED) + trials.count(Standing.UNPREDICTED);
    if (unmeasured > 0) {
      return notMeasured(unmeasured);
    }
    return decision.select().where().isEmpty()
        ? "No variant has every value that the rule uses: nothing is chosen."
        : "No variant keeps every constraint: nothing is chosen.";
  }

  private String notMeasured(long count) {
    List<Metric> latencies =
        decision.select().metrics().stream().filter(Metrics::isLatency).toList();
    boolean any =
        result.completed().stream()
            .anyMatch(it -> latencies.stream().anyMatch(of -> it.value(of).isPresent()));
    return (any
            ? "No variant with a latency keeps every constraint: nothing is chosen. "
            : "No variant has a latency, which the rule uses: nothing is chosen. ")
        + String.format(
            Locale.ROOT,
            "%,d %s%s %s.",
            count,
            count == 1 ? "variant" : "variants",
            decision.select().where().isEmpty() ? "" : " within the other limits",
            refusal(latencies)
                .map(why -> (count == 1 ? "is" : "are") + " not predicted: " + why)
                .orElseGet(
                    () ->
                        (count == 1 ? "was" : "were")
                            + " never measured; "
                            + remedy(latencies, count == 1 ? "it" : "them")));
  }

  // Of the first of them.
  private Optional<String> refusal(List<Metric> latencies) {
    return result.completed().stream()
        .filter(it -> trials.standing(it) == Standing.UNPREDICTED)
        .flatMap(trial -> latencies.stream().flatMap(it -> trial.refusal(it).stream()))
        .findFirst();
  }

  // A file's latencies do not grow by measuring.
  private String remedy(List<Metric> latencies, String missing) {
    return result.study().targets().stream()
        .filter(target -> latencies.contains(result.study().latency(target)))
        .flatMap(target -> target.imported().stream())
        .findFirst()
        .map(file -> "the file of " + file.name() + " has no latency for " + parts(file) + missing)
        .orElse("`unetlab run` without --no-latency measures " + missing);
  }

  // Which of their parts, if they are pipelines.
  private String parts(Target.Imported file) {
    List<String> words =
        result.latencies().stream()
            .filter(it -> it.target().equals(file))
            .flatMap(
                it ->
                    result.completed().stream()
                        .filter(trial -> trials.standing(trial) == Standing.UNMEASURED)
                        .flatMap(trial -> it.missing(trial).stream()))
            .map(PartRun::words)
            .filter(it -> !it.isEmpty())
            .distinct()
            .toList();
    return words.isEmpty() ? "" : "the " + DecisionText.join(words) + " of ";
  }
}
