package io.unetlab.reports.view;

import io.unetlab.profiler.cost.CostReport;
import io.unetlab.profiler.cost.CostRow;
import io.unetlab.profiler.predict.ModelFile;
import io.unetlab.profiler.predict.Predicted;
import io.unetlab.reports.table.Cell;
import io.unetlab.reports.table.Column;
import io.unetlab.reports.table.Table;
import io.unetlab.spec.yaml.ChoiceType;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Predicted latencies, and where the time goes. */
public final class PredictionView {

  /** What the parts are. */
  public enum By {
    LEVEL,
    ROLE,
    OP
  }

  private PredictionView() {}

  /** One row for each network. */
  public static Table of(List<PredictedNetwork> predictions) {
    List<List<Cell>> rows = new ArrayList<>();
    for (PredictedNetwork it : predictions) {
      Optional<Predicted.Total> total = it.predicted().total();
      rows.add(
          List.of(
              Cell.words(it.spec().name()),
              total.map(all -> millis(all.millis())).orElseGet(Cell::missing),
              total
                  .flatMap(Predicted.Total::interval)
                  .map(all -> Cell.words(text("%,.2f to %,.2f", all.low(), all.high())))
                  .orElseGet(Cell::missing),
              it.isWhole() ? Cell.share(it.predicted().measuredShare()) : Cell.missing()));
    }
    return new Table(
        "predicted latencies",
        List.of(
            Column.left("name", "network"),
            Column.right("ms", "ms"),
            Column.right("interval", "interval"),
            Column.right("measured", "of measured operations")),
        rows);
  }

  /** Why networks have no latency; without rows if all have one. */
  public static Table refused(List<PredictedNetwork> predictions) {
    return RefusedKinds.of(predictions);
  }

  /** What the figures are of. */
  public static List<String> conditions(ModelFile file) {
    Optional<String> caution = new LatencyModelView(file).caution();
    String target = file.model().target().text();
    return caution
        .map(it -> List.of(target + ".", it))
        .orElse(List.of(target + "; intervals of 95 %."));
  }

  /** A network's time by part. */
  public static Table parts(PredictedNetwork prediction, By by) {
    CostReport report = CostReport.of(prediction.graph());
    List<CostRow> parts =
        switch (by) {
          case LEVEL -> report.byLevel();
          case ROLE -> report.byRole();
          case OP -> report.byOperation();
        };
    Predicted predicted = prediction.predicted();
    double all =
        predicted.constant()
            + predicted.byNode().values().stream().mapToDouble(Double::doubleValue).sum();
    List<List<Cell>> rows = new ArrayList<>();
    for (CostRow part : parts) {
      double millis = part.nodes().stream().mapToDouble(predicted::millis).sum();
      rows.add(row(part.name(), part.cost().macs(), report, millis, all));
    }
    if (predicted.constant() > 0) {
      rows.add(row("constant", 0, report, predicted.constant(), all));
    }
    String sum = prediction.isWhole() ? "total" : "total without what is refused";
    rows.add(row(sum, report.total().macs(), report, all, all));
    return new Table(
        "predicted by " + ChoiceType.word(by),
        List.of(
            Column.left("name", "part"),
            Column.right("macs", "MACs"),
            Column.right("macs_share", "% MACs"),
            Column.right("ms", "ms"),
            Column.right("ms_share", "% time")),
        rows);
  }

  private static List<Cell> row(
      String name, long macs, CostReport report, double millis, double all) {
    return List.of(
        Cell.words(name),
        Cell.brief(macs),
        Cell.share((double) macs / report.total().macs()),
        millis(millis),
        Cell.share(millis / all));
  }

  private static Cell millis(double millis) {
    return Cell.figure(BigDecimal.valueOf(millis), text("%,.2f", millis));
  }

  private static String text(String format, Object... values) {
    return String.format(Locale.ROOT, format, values);
  }
}
