package io.unetlab.reports.view;

import io.unetlab.ablations.exec.TargetLatencies;
import io.unetlab.profiler.latency.ComposedLatency;
import io.unetlab.profiler.metric.CountedParts;
import io.unetlab.reports.chart.PartsBar;
import io.unetlab.reports.chart.PartsChart;
import io.unetlab.reports.chart.PartsRow;
import io.unetlab.reports.chart.Picture;
import io.unetlab.reports.table.Numbers;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The chart of the pipelines on a target: of each, the parts' shares of its MACs and of its time.
 */
record PipelinePicture(Trials trials, TargetLatencies latencies) {

  Picture of(List<MeasuredNetwork> pipelines) {
    String axis = "share of the pipeline's MACs (above) and of its time (below)";
    return PartsChart.of(name(), title(), axis, pipelines.stream().map(this::row).toList());
  }

  private PartsRow row(MeasuredNetwork pipeline) {
    boolean isBase = pipeline.trial().variant().isBase();
    return new PartsRow(
        pipeline.label() + (pipeline.kept() ? "" : " (reverted)"),
        isBase ? trials.result().study().base().spec().title() : pipeline.detail(),
        List.of(macs(pipeline), time(latencies.composed(pipeline.trial()).orElseThrow())));
  }

  private PartsBar macs(MeasuredNetwork pipeline) {
    Map<String, Double> parts = new LinkedHashMap<>();
    CountedParts.of(trials.result().spec(pipeline.trial()))
        .parts()
        .forEach(it -> parts.merge(it.part().word(), (double) it.cost().macs(), Double::sum));
    return new PartsBar(parts, Numbers.brief(pipeline.macs()) + " MACs");
  }

  private PartsBar time(ComposedLatency latency) {
    Map<String, Double> parts = new LinkedHashMap<>();
    latency.parts().forEach(it -> parts.merge(it.word(), it.ms(), Double::sum));
    String text = new LatencyCells(latencies.metric()).text(latency.ms());
    return new PartsBar(parts, text + (latency.isDoubtful() ? " (?)" : ""));
  }

  /** By the target's number, since its name may be an invalid file name. */
  String name() {
    int number = trials.result().study().targets().indexOf(latencies.target()) + 1;
    return number == 1 ? "latency" : "latency-" + number;
  }

  private String title() {
    return trials.result().study().targets().size() == 1
        ? "Where MACs and time go"
        : "Where MACs and time go, " + latencies.target().name();
  }
}
