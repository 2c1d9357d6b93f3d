package io.unetlab.reports.view;

import io.unetlab.ablations.exec.ImportedLatencies;
import io.unetlab.ablations.exec.Measurements;
import io.unetlab.ablations.exec.PredictedLatencies;
import io.unetlab.ablations.exec.TargetLatencies;
import io.unetlab.ablations.study.Target;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The latencies on a study's targets, each target under its own heading. */
public final class LatencySections {

  private static final String PREDICTED = "Predicted latency";

  private final Trials trials;
  private final boolean several;
  private final List<LatencySection> sections = new ArrayList<>();
  private final List<String> sentences = new ArrayList<>();

  private LatencySections(Trials trials) {
    this.trials = trials;
    this.several = trials.result().study().targets().size() > 1;
  }

  public static LatencySections of(Trials trials) {
    LatencySections all = new LatencySections(trials);
    for (TargetLatencies latencies : trials.result().latencies()) {
      Optional<LatencySection> section =
          PipelineLatency.isOf(trials) && latencies.obstacle().isEmpty()
              ? all.pipelines(latencies)
              : latencies.match(all::measured, all::imported, all::predicted);
      section.ifPresent(all.sections::add);
    }
    return all;
  }

  /** A section for each target that has latencies, or a reason for having none. */
  public List<LatencySection> sections() {
    return sections;
  }

  /** The choice's latency on each target, one sentence per target. */
  List<String> sentences() {
    return sentences;
  }

  private Optional<LatencySection> measured(Measurements measurements) {
    String heading = heading("Measured latency", measurements.target());
    Optional<String> obstacle = measurements.obstacle();
    if (obstacle.isEmpty()) {
      MeasuredLatency measured = new MeasuredLatency(trials, measurements);
      add(measured.sentence());
      return Optional.of(
          new LatencySection(
              heading,
              measured.what(),
              List.of(measured.table()),
              measured.notes(),
              Optional.of(measured.pictureName()),
              measured.bars()));
    }
    if (obstacle.get().isEmpty()) {
      return Optional.empty();
    }
    String reason =
        "Nothing was measured on " + measurements.target().name() + ": " + obstacle.get();
    add(reason);
    return Optional.of(
        new LatencySection(heading, reason, List.of(), List.of(), Optional.empty(), List.of()));
  }

  private Optional<LatencySection> imported(ImportedLatencies latencies) {
    ImportedLatencyView imported = new ImportedLatencyView(trials, latencies);
    add(imported.sentence());
    return Optional.of(
        new LatencySection(
            heading("Reported latency", latencies.target()),
            imported.what(),
            imported.table().stream().toList(),
            imported.notes(),
            Optional.empty(),
            List.of()));
  }

  private Optional<LatencySection> predicted(PredictedLatencies latencies) {
    PredictedLatencyView predicted = new PredictedLatencyView(trials, latencies);
    add(predicted.sentence());
    return Optional.of(
        new LatencySection(
            heading(PREDICTED, latencies.target()),
            predicted.what(),
            predicted.table().stream().toList(),
            predicted.notes(),
            Optional.empty(),
            List.of()));
  }

  private Optional<LatencySection> pipelines(TargetLatencies latencies) {
    PipelineLatency pipelines = new PipelineLatency(trials, latencies);
    add(pipelines.sentence());
    return Optional.of(
        new LatencySection(
            latencies.match(
                it -> heading("Measured latency", it.target()),
                it -> heading("Reported latency", it.target()),
                it -> heading(PREDICTED, it.target())),
            latencies.match(
                it -> MeasuredLatency.what(it),
                it -> new ImportedLatencyView(trials, it).what(),
                it -> new PredictedLatencyView(trials, it).what()),
            pipelines.isEmpty() ? List.of() : List.of(pipelines.table(), pipelines.parts()),
            pipelines.notes(),
            pipelines.isEmpty() ? Optional.empty() : Optional.of(pipelines.pictureName()),
            List.of()));
  }

  private void add(String sentence) {
    if (!sentence.isEmpty()) {
      sentences.add(sentence);
    }
  }

  private String heading(String what, Target target) {
    return several ? what + ", " + target.name() : what;
  }
}
