package io.unetlab.reports.view;

import io.unetlab.builders.graph.Node;
import io.unetlab.profiler.cost.CostReport;
import io.unetlab.profiler.predict.RefusedOperation;
import io.unetlab.reports.table.Cell;
import io.unetlab.reports.table.Column;
import io.unetlab.reports.table.Table;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The operations that a latency model refuses, by kind, the costliest first. */
final class RefusedKinds {

  /** A network may have many; the cheapest are only counted. */
  private static final int MOST = 8;

  /** Operations of one kind in one network. */
  private static final class Kind {

    private final String name;
    private int operations;
    private long flops;
    private long most = -1;
    private String costliest = "";

    Kind(String name) {
      this.name = name;
    }

    void add(RefusedOperation operation, long cost) {
      operations++;
      flops += cost;
      if (cost > most) {
        most = cost;
        costliest = operation.why().substring(name.length()).replaceFirst("^, ", "");
      }
    }

    void add(Kind other) {
      operations += other.operations;
      flops += other.flops;
    }

    long flops() {
      return flops;
    }
  }

  private RefusedKinds() {}

  /** One row for each kind in each network; without rows if nothing is refused. */
  static Table of(List<PredictedNetwork> predictions) {
    List<List<Cell>> rows = new ArrayList<>();
    for (PredictedNetwork prediction : predictions) {
      double all = Math.max(1, CostReport.of(prediction.graph()).total().flops());
      String network = prediction.spec().name();
      List<Kind> kinds = kinds(prediction);
      kinds.stream().limit(MOST).forEach(it -> rows.add(row(network, it, all)));
      if (kinds.size() > MOST) {
        Kind rest = new Kind((kinds.size() - MOST) + " more kinds");
        kinds.subList(MOST, kinds.size()).forEach(rest::add);
        rows.add(row(network, rest, all));
      }
    }
    return new Table(
        "not predicted",
        List.of(
            Column.left("network", "network"),
            Column.left("kind", "kind"),
            Column.right("operations", "operations"),
            Column.right("flops_share", "% FLOPs"),
            Column.prose("why", "the costliest")),
        rows);
  }

  private static List<Cell> row(String network, Kind kind, double all) {
    return List.of(
        Cell.words(network),
        Cell.words(kind.name),
        Cell.figure(BigDecimal.valueOf(kind.operations), "" + kind.operations),
        Cell.share(kind.flops / all),
        Cell.words(kind.costliest));
  }

  private static List<Kind> kinds(PredictedNetwork prediction) {
    CostReport report = CostReport.of(prediction.graph());
    Map<String, Kind> kinds = new LinkedHashMap<>();
    Map<Node, RefusedOperation> refused = prediction.predicted().refused();
    for (Node node : prediction.graph().nodes()) {
      RefusedOperation operation = refused.get(node);
      if (operation != null) {
        kinds
            .computeIfAbsent(operation.key().kind(), Kind::new)
            .add(operation, report.of(node).flops());
      }
    }
    return kinds.values().stream()
        .sorted(Comparator.comparingLong(Kind::flops).reversed())
        .toList();
  }
}
