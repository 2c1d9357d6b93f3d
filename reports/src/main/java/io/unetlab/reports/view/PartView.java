package io.unetlab.reports.view;

import io.unetlab.profiler.cost.Cost;
import io.unetlab.profiler.metric.CountedMetrics;
import io.unetlab.profiler.metric.CountedNetwork;
import io.unetlab.profiler.metric.CountedPart;
import io.unetlab.profiler.metric.Metric;
import io.unetlab.profiler.metric.Metrics;
import io.unetlab.reports.table.Cell;
import io.unetlab.reports.table.Column;
import io.unetlab.reports.table.Table;
import io.unetlab.spec.model.NetworkSpec;
import io.unetlab.spec.pipeline.PipelineSpec;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/** The parts of pipelines: how often each runs, and what one run and all runs cost. */
public final class PartView {

  /** The first columns; with the names of several networks there is no room for the others. */
  private static final int COMPARED = 7;

  private PartView() {}

  /** One row for each part of a pipeline, then the total. */
  public static Table of(CountedNetwork pipeline) {
    List<List<Cell>> rows = new ArrayList<>();
    for (CountedPart part : pipeline.parts().parts()) {
      rows.add(row(part, pipeline));
    }
    rows.add(total(pipeline));
    return new Table("by part", columns(pipeline), rows);
  }

  /** The parts of several networks; one that is no pipeline is its only part. */
  public static Table of(List<CountedNetwork> networks) {
    List<List<Cell>> rows = new ArrayList<>();
    for (CountedNetwork network : networks) {
      for (CountedPart part : network.parts().parts()) {
        List<Cell> row = new ArrayList<>();
        row.add(Cell.words(network.spec().name()));
        row.addAll(row(part, network).subList(0, COMPARED));
        rows.add(row);
      }
    }
    List<Column> columns = new ArrayList<>();
    columns.add(Column.name("name", "name"));
    columns.addAll(columns(networks.get(0)).subList(0, COMPARED));
    return new Table("by part", columns, rows);
  }

  /** The parts that a pipeline needs and does not describe, in a sentence; empty if none. */
  public static String notCounted(NetworkSpec spec) {
    return spec instanceof PipelineSpec pipeline && pipeline.readsOtherText()
        ? "not counted: the network that encodes the prompt; the pipeline has no text encoder"
        : "";
  }

  private static List<Column> columns(CountedNetwork network) {
    return List.of(
        Column.name("part", "part"),
        Column.left("network", "network"),
        Column.right("runs", "runs"),
        Column.right("params", "params"),
        Column.right("macs_of_a_run", "MACs a run"),
        Column.right("macs", "MACs"),
        Column.right("macs_share", "% MACs"),
        Column.right("flops", "FLOPs"),
        Column.right("weight_bytes", title("weight_bytes", network)),
        Column.right("peak_activation_bytes", title("peak_activation_bytes", network)));
  }

  private static String title(String metric, CountedNetwork network) {
    return CountedMetrics.title(Metrics.find(metric).orElseThrow(), network.precision());
  }

  private static List<Cell> row(CountedPart part, CountedNetwork network) {
    Cost cost = part.cost();
    long macs = network.parts().total().macs();
    return List.of(
        Cell.words(part.part().word()),
        Cell.words(part.part().network().name()),
        Cell.count(part.part().runs()),
        Cell.count(cost.params()),
        Cell.brief(part.report().total().macs()),
        Cell.count(cost.macs()),
        Cell.share(macs == 0 ? 0 : (double) cost.macs() / macs),
        Cell.brief(cost.flops()),
        bytes("weight_bytes", part.report().weightBytes(network.precision().weights())),
        bytes(
            "peak_activation_bytes",
            part.report().peakActivationBytes(network.precision().activations())));
  }

  private static List<Cell> total(CountedNetwork network) {
    Cost cost = network.parts().total();
    return List.of(
        Cell.words("total"),
        Cell.words(""),
        Cell.missing(),
        Cell.count(cost.params()),
        Cell.missing(),
        Cell.count(cost.macs()),
        Cell.share(1),
        Cell.brief(cost.flops()),
        bytes("weight_bytes", network.counted().count("weight_bytes")),
        bytes("peak_activation_bytes", network.counted().count("peak_activation_bytes")));
  }

  private static Cell bytes(String metric, long value) {
    Metric bytes = Metrics.find(metric).orElseThrow();
    BigDecimal exact = BigDecimal.valueOf(value);
    return Cell.figure(exact, bytes.text(exact));
  }
}
