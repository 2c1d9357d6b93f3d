package io.unetlab.reports.view;

import io.unetlab.ablations.design.Variant;
import io.unetlab.ablations.exec.TargetLatencies;
import io.unetlab.ablations.select.Ranked;
import io.unetlab.ablations.trial.PartRun;
import io.unetlab.ablations.trial.TrialResult;
import io.unetlab.ablations.trial.TrialResult.Completed;
import io.unetlab.profiler.latency.ComposedLatency;
import io.unetlab.profiler.latency.Interval;
import io.unetlab.profiler.latency.PartLatency;
import io.unetlab.profiler.metric.Metric;
import io.unetlab.reports.chart.Picture;
import io.unetlab.reports.table.Cell;
import io.unetlab.reports.table.Column;
import io.unetlab.reports.table.Table;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * The latencies of a study's pipelines on a target, each the sum over its parts: the base, the
 * ladder's steps, the choice and the next best.
 */
public final class PipelineLatency {

  /** The choice, and those that follow it. */
  private static final int MOST_OF_RANKING = 4;

  private final Trials trials;
  private final TargetLatencies latencies;
  private final LatencyCells shown;
  private final List<MeasuredNetwork> pipelines;

  PipelineLatency(Trials trials, TargetLatencies latencies) {
    this.trials = trials;
    this.latencies = latencies;
    this.shown = new LatencyCells(latencies.metric());
    this.pipelines = some(trials, it -> latencies.composed(it).isPresent());
  }

  /**
   * One for each target where a pipeline's latency is known; none if the study has no pipelines.
   */
  static List<PipelineLatency> of(Trials trials) {
    return trials.result().latencies().stream()
        .map(it -> new PipelineLatency(trials, it))
        .filter(it -> isOf(trials) && !it.pipelines.isEmpty())
        .toList();
  }

  /** Whether a study's variants are made of parts. */
  public static boolean isOf(Trials trials) {
    return trials.base().filter(it -> !it.parts().isEmpty()).isPresent();
  }

  boolean isEmpty() {
    return pipelines.isEmpty();
  }

  /**
   * The base, the ladder's steps, the choice and those that follow it: most pipelines have a
   * latency, and a table has no room for all.
   */
  static List<MeasuredNetwork> some(Trials trials, Predicate<Completed> known) {
    Set<Variant> shown = shown(trials);
    return MeasuredNetwork.of(
        trials, it -> shown.contains(it.variant()) && known.test(it), it -> place(trials, it));
  }

  private static Set<Variant> shown(Trials trials) {
    Set<Variant> shown = new HashSet<>();
    trials.base().ifPresent(it -> shown.add(it.variant()));
    trials.result().ladder().rungs().forEach(it -> shown.add(it.after().variant()));
    trials.result().decision().ranking().stream()
        .limit(MOST_OF_RANKING)
        .map(Ranked::candidate)
        .forEach(it -> shown.add(it.variant()));
    return shown;
  }

  private static String place(Trials trials, TrialResult trial) {
    return trials.isWinner(trial.variant())
        ? "the choice"
        : trials.place(trial.variant()).map(it -> "rank " + it.place()).orElse("");
  }

  private ComposedLatency latency(MeasuredNetwork pipeline) {
    return latencies.composed(pipeline.trial()).orElseThrow();
  }

  /** The time of each part and of the whole. */
  Table table() {
    NetworkTable table = new NetworkTable(trials).addMacs();
    for (String word : words()) {
      table.add(
          Column.right(word + "_ms", word.replace('_', ' ')),
          it -> part(it, word).map(part -> shown.cell(part.ms())).orElseGet(Cell::missing));
    }
    table.addLatency(latencies, "latency", "latency");
    if (pipelines.stream().anyMatch(it -> latency(it).interval().isPresent())) {
      table.add(
          Column.right("latency_interval", "interval"), it -> shown.cell(latency(it).interval()));
    }
    return table
        .addOfBase(latencies, "latency")
        .add(Column.left("how", "known as"), it -> Cell.words(latency(it).how().words()))
        .of("latency of the pipelines", pipelines);
  }

  // In the order in which they run; a pipeline known only as a whole has none.
  private Set<String> words() {
    Set<String> words = new LinkedHashSet<>();
    pipelines.forEach(
        it ->
            latency(it).parts().stream()
                .map(PartLatency::word)
                .filter(word -> !word.isEmpty())
                .forEach(words::add));
    return words;
  }

  private Optional<PartLatency> part(MeasuredNetwork pipeline, String word) {
    return latency(pipeline).parts().stream().filter(it -> it.word().equals(word)).findFirst();
  }

  /** The latencies of the parts, each network once. */
  Table parts() {
    return new PartLatencyTable(trials, latencies, terms()).table();
  }

  private List<PartRun> terms() {
    Map<Object, PartRun> terms = new LinkedHashMap<>();
    pipelines.forEach(
        it -> latencies.terms(it.trial()).forEach(part -> terms.putIfAbsent(part.network(), part)));
    return List.copyOf(terms.values());
  }

  /** The choice's latency in one sentence; empty when it is unknown. */
  String sentence() {
    return trials
        .winner()
        .flatMap(winner -> latencies.composed(winner).map(it -> sentence(winner, it)))
        .orElse("");
  }

  private String sentence(Completed winner, ComposedLatency latency) {
    Metric metric = latencies.metric();
    String parts = latency.parts().stream().map(this::runs).collect(Collectors.joining(" + "));
    String source =
        latencies.match(
            measured -> ", by its measured parts",
            imported ->
                ", as " + imported.target().source() + " reports (" + latency.how().words() + ")",
            predicted -> ", as " + predicted.target().source() + " predicts");
    return LatencySentence.of(
        trials,
        latencies,
        winner,
        "On " + latencies.target().name() + source,
        QualityText.marked(winner, metric, winner.value(metric).orElseThrow())
            + (latency.isAlone() ? "" : " (" + parts + ")"));
  }

  private String runs(PartLatency part) {
    String time = shown.text(part.latency().ms());
    return part.word().replace('_', ' ')
        + " "
        + (part.runs() == 1 ? "" : part.runs() + " x ")
        + time;
  }

  /** Notes below the tables: what the sum is, doubts, and the parts without a latency. */
  List<String> notes() {
    List<String> notes = new ArrayList<>();
    notes.add(
        "A pipeline's latency is the sum over its parts of runs x latency, without what happens"
            + " between the runs: tokens, sampler, copies.");
    if (pipelines.stream()
        .flatMap(it -> latency(it).interval().stream())
        .anyMatch(it -> it.kind() == Interval.Kind.QUADRATURE)) {
      notes.add(
          "Its interval adds the parts' intervals in quadrature, since their errors are"
              + " independent; all runs of a part have the same error.");
    }
    latencies.sessions().forEach(run -> notes.addAll(LatencyView.of(run).doubts()));
    if (latencies.sessions().isEmpty()) {
      pipelines.stream()
          .flatMap(it -> latency(it).doubts().stream())
          .distinct()
          .forEach(it -> notes.add("Doubtful: " + it + "."));
    }
    notes.addAll(new MissingParts(trials, latencies).sentences());
    notes.addAll(
        latencies.match(
            measured -> List.<String>of(),
            imported -> List.<String>of(),
            predicted -> new PredictedLatencyView(trials, predicted).refused()));
    return notes;
  }

  /** Where each pipeline's MACs and time go. */
  Picture picture() {
    return new PipelinePicture(trials, latencies).of(pipelines);
  }

  String pictureName() {
    return new PipelinePicture(trials, latencies).name();
  }
}
