package io.unetlab.reports.view;

import io.unetlab.ablations.exec.NetworkPrediction;
import io.unetlab.ablations.exec.PredictedLatencies;
import io.unetlab.ablations.trial.PartRun;
import io.unetlab.ablations.trial.TrialResult.Completed;
import io.unetlab.profiler.predict.ErrorFigures;
import io.unetlab.profiler.predict.ErrorRow;
import io.unetlab.reports.table.Cell;
import io.unetlab.reports.table.Column;
import io.unetlab.reports.table.Table;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What a model predicts for a study's networks, and which it refuses. */
final class PredictedLatencyView {

  private static final int NAMED = 4;

  private final Trials trials;
  private final PredictedLatencies latencies;
  private final LatencyCells shown;
  private final List<MeasuredNetwork> networks;

  PredictedLatencyView(Trials trials, PredictedLatencies latencies) {
    this.trials = trials;
    this.latencies = latencies;
    this.shown = new LatencyCells(latencies.metric());
    this.networks = PipelineLatency.some(trials, it -> latencies.composed(it).isPresent());
  }

  /** Where these figures come from, and how far off the model was. */
  String what() {
    return "Predicted by "
        + latencies.target().source()
        + " for "
        + latencies.target().model().target().text()
        + "; nothing was measured."
        + error().map(it -> " " + it).orElse("")
        + caution().map(it -> " " + it).orElse("");
  }

  private Optional<String> caution() {
    return new LatencyModelView(latencies.target().file()).caution();
  }

  // The errors on networks; those of operations do not show what the sum is worth.
  private Optional<String> error() {
    return latencies.target().file().errors().stream()
        .filter(it -> it.group() != ErrorRow.Group.OPERATIONS)
        .findFirst()
        .map(PredictedLatencyView::error);
  }

  private static String error(ErrorRow row) {
    ErrorFigures figures = row.figures();
    String left =
        row.group() == ErrorRow.Group.HELD_OUT
            ? "it was not fitted to"
            : "it was fitted to, each left out in turn";
    return String.format(
        Locale.ROOT,
        "On %d networks that %s, %.0f %% of its predictions are within 10 %% of the measurement.",
        figures.count(),
        left,
        100 * figures.within10());
  }

  /** The choice's latency in one sentence; empty when it is refused. */
  String sentence() {
    return trials
        .winner()
        .flatMap(winner -> winner.value(latencies.metric()).map(it -> sentence(winner, it)))
        .orElse("");
  }

  private String sentence(Completed winner, BigDecimal value) {
    String interval =
        latencies
            .interval(winner)
            .map(it -> shown.text(it.low()) + " to " + shown.text(it.high()))
            .orElse("without an interval");
    return LatencySentence.of(
        trials,
        latencies,
        winner,
        "On " + latencies.target().name() + ", as " + latencies.target().source() + " predicts",
        latencies.metric().text(value) + " (" + interval + ")");
  }

  /** The base, the ladder's steps, the choice and those that follow; empty if all are refused. */
  Optional<Table> table() {
    return networks.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new NetworkTable(trials)
                .addMacs()
                .add(
                    Column.right("latency", "predicted latency"),
                    it ->
                        MetricCells.value(latencies.metric(), it.trial().value(latencies.metric())))
                .add(
                    Column.right("latency_interval", "interval"),
                    it -> shown.cell(latencies.interval(it.trial())))
                .addOfBase(latencies, "latency")
                .add(Column.right("measured_share", "of measured operations"), this::share)
                .of("predicted latency", networks));
  }

  private Cell share(MeasuredNetwork network) {
    PartRun part = latencies.terms(network.trial()).get(0);
    return latencies
        .of(part)
        .map(NetworkPrediction::measuredShare)
        .<Cell>map(
            it ->
                Cell.figure(
                    BigDecimal.valueOf(it), String.format(Locale.ROOT, "%.0f %%", 100 * it)))
        .orElseGet(Cell::missing);
  }

  /** Notes below the table: what is not the same as of measured latencies, and what is refused. */
  List<String> notes() {
    List<String> notes = new ArrayList<>();
    if (!networks.isEmpty()) {
      notes.add(
          "of measured operations: the share of the time that is of operations which were measured"
              + " by themselves; the others are computed from them.");
      notes.add(
          "of base: from opposite ends of both intervals, since the errors of two predictions may"
              + " be of opposite signs.");
    }
    notes.addAll(refused());
    return notes;
  }

  /** Which networks have no latency, by the operations that the model refuses. */
  List<String> refused() {
    Map<String, Set<String>> names = new LinkedHashMap<>();
    for (Completed trial : trials.result().completed()) {
      for (String refusal : latencies.refusals(trial)) {
        names
            .computeIfAbsent(refusal, it -> new LinkedHashSet<>())
            .add(trials.words(trial.variant()));
      }
    }
    List<String> sentences = new ArrayList<>();
    names.entrySet().stream()
        .limit(NAMED)
        .forEach(it -> sentences.add(sentence(it.getKey(), it.getValue())));
    if (names.size() > NAMED) {
      sentences.add(
          String.format(Locale.ROOT, "%,d more operations are refused.", names.size() - NAMED));
    }
    return sentences;
  }

  private static String sentence(String refusal, Set<String> variants) {
    List<String> named = variants.stream().limit(NAMED).toList();
    int more = variants.size() - named.size();
    return "Not predicted: "
        + refusal
        + " ("
        + String.join(", ", named)
        + (more > 0 ? String.format(Locale.ROOT, " and %,d more", more) : "")
        + ").";
  }
}
