package io.unetlab.reports.view;

import io.unetlab.ablations.exec.StudyResult;
import io.unetlab.ablations.quality.Prediction;
import io.unetlab.ablations.quality.Term;
import io.unetlab.ablations.study.EvidenceKind;
import io.unetlab.ablations.trial.TrialResult.Completed;
import io.unetlab.profiler.metric.Metric;
import io.unetlab.profiler.metric.Metrics;
import io.unetlab.spec.yaml.ChoiceType;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What to know before relying on a decision: unstated uncertainties, assumptions, doubtful
 * latencies.
 */
final class DecisionWarnings {

  private final Trials trials;
  private final StudyResult result;

  DecisionWarnings(Trials trials) {
    this.trials = trials;
    this.result = trials.result();
  }

  /** All warnings, one sentence each. */
  List<String> sentences() {
    List<String> warnings = new ArrayList<>();
    trials.winner().ifPresent(winner -> assumptions(warnings, winner));
    doubtfulLatencies().ifPresent(warnings::add);
    new TrainedText(result).warning().ifPresent(warnings::add);
    return warnings;
  }

  private Optional<String> doubtfulLatencies() {
    List<Metric> latencies =
        result.decision().select().metrics().stream().filter(Metrics::isLatency).toList();
    List<Completed> measured =
        result.completed().stream()
            .filter(it -> it.sameAs().isEmpty())
            .filter(it -> latencies.stream().anyMatch(metric -> it.value(metric).isPresent()))
            .toList();
    long doubtful =
        measured.stream().filter(it -> latencies.stream().anyMatch(it::isDoubtful)).count();
    return doubtful == 0
        ? Optional.empty()
        : Optional.of(
            String.format(
                Locale.ROOT,
                "The rule uses latencies, and those of %d of %d measured networks are not valid:"
                    + " measure again on a quiet machine.",
                doubtful,
                measured.size()));
  }

  private void assumptions(List<String> warnings, Completed winner) {
    for (Prediction prediction : winner.quality().values()) {
      if (prediction.isKnown()) {
        unstated(prediction).ifPresent(warnings::add);
        assumed(prediction).ifPresent(warnings::add);
      }
    }
    trials
        .verdict(winner.variant())
        .ifPresent(it -> it.assumptions().forEach(text -> warnings.add("Assumed: " + text + ".")));
  }

  private static Optional<String> unstated(Prediction prediction) {
    List<String> terms = prediction.withoutSd().stream().map(Term::label).toList();
    return terms.isEmpty()
        ? Optional.empty()
        : Optional.of(
            String.format(
                Locale.ROOT,
                "The uncertainty of the %s is unknown: no standard deviation is given for %s.",
                MetricCells.name(prediction.metric()),
                DecisionText.join(terms)));
  }

  private static Optional<String> assumed(Prediction prediction) {
    List<String> terms =
        prediction.chain().stream()
            .filter(term -> term.kind() == EvidenceKind.ASSUMED)
            .map(Term::label)
            .toList();
    return terms.isEmpty()
        ? Optional.empty()
        : Optional.of(
            String.format(
                Locale.ROOT,
                "The predicted %s rests on assumptions for %s; its weakest evidence is %s, firmness"
                    + " %s.",
                MetricCells.name(prediction.metric()),
                DecisionText.join(terms),
                prediction.weakestKind().map(EvidenceKind::text).orElse("none"),
                prediction.weakestFirmness().map(ChoiceType::word).orElse("none")));
  }
}
