package io.unetlab.reports.view;

import io.unetlab.profiler.predict.ErrorFigures;
import io.unetlab.profiler.predict.ErrorRow;
import io.unetlab.profiler.predict.LatencyModel;
import io.unetlab.profiler.predict.ModelFile;
import io.unetlab.profiler.predict.NetworkTime;
import io.unetlab.reports.table.Cell;
import io.unetlab.reports.table.Column;
import io.unetlab.reports.table.Table;
import io.unetlab.spec.yaml.ChoiceType;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** A latency model's errors and what it was fitted to. */
public final class LatencyModelView {

  private final ModelFile file;

  public LatencyModelView(ModelFile file) {
    this.file = file;
  }

  /** Each measured network with its prediction by a model without it. */
  public Table networks() {
    List<List<Cell>> rows = new ArrayList<>();
    for (NetworkTime it : file.networks()) {
      boolean refused = Double.isNaN(it.predicted());
      rows.add(
          List.of(
              Cell.words(it.name()),
              millis(it.millis()),
              refused ? Cell.missing() : millis(it.predicted()),
              refused ? Cell.missing() : percent(it.error(), "%+.1f %%")));
    }
    return new Table(
        "networks",
        List.of(
            Column.left("network", "network"),
            Column.right("ms", "measured ms"),
            Column.right("predicted_ms", "predicted ms"),
            Column.right("error", "error")),
        rows);
  }

  /** Errors on what was left out. */
  public Table errors() {
    List<List<Cell>> rows = new ArrayList<>();
    for (ErrorRow it : file.errors()) {
      ErrorFigures figures = it.figures();
      rows.add(
          List.of(
              Cell.words(ChoiceType.word(it.group()).replace('_', ' ')),
              Cell.words(it.what()),
              Cell.figure(BigDecimal.valueOf(figures.count()), "" + figures.count()),
              percent(figures.within5(), "%.0f %%"),
              percent(figures.within10(), "%.0f %%"),
              percent(figures.mape(), "%.1f %%"),
              percent(figures.bias(), "%+.1f %%"),
              rank(figures.spearman()),
              rank(figures.kendall())));
    }
    return new Table(
        "errors",
        List.of(
            Column.left("left_out", "left out"),
            Column.left("of", "of"),
            Column.right("count", "n"),
            Column.right("within_5", "within 5 %"),
            Column.right("within_10", "within 10 %"),
            Column.right("mape", "MAPE"),
            Column.right("bias", "bias"),
            Column.right("spearman", "Spearman"),
            Column.right("kendall", "Kendall")),
        rows);
  }

  /** What the model is of, and what is missing. */
  public List<String> notes() {
    LatencyModel model = file.model();
    List<String> notes = new ArrayList<>();
    notes.add(counts() + "; " + model.target().text() + ".");
    notes.add(
        caution()
            .orElseGet(
                () ->
                    String.format(
                        Locale.ROOT,
                        "The 95 %% interval of a network of measured operations is +- %.1f %%.",
                        100 * model.error())));
    notes.addAll(incomplete());
    return notes;
  }

  private String counts() {
    int operations = file.model().operations().size();
    int networks = file.networks().size();
    return file.isIncomplete()
        ? String.format(
            Locale.ROOT,
            "%,d of %,d operations and %,d of %,d networks",
            operations,
            file.asked().orElseThrow().operations(),
            networks,
            file.asked().orElseThrow().networks())
        : String.format(Locale.ROOT, "%,d operations and %,d networks", operations, networks);
  }

  /** Why predictions have no interval; empty if they have one. */
  Optional<String> caution() {
    if (Double.isFinite(file.model().error())) {
      return Optional.empty();
    }
    boolean any =
        file.networks().stream().anyMatch(it -> !it.heldOut() && Double.isFinite(it.predicted()));
    return Optional.of(
        any
            ? "Only one network was fitted, which is too few for an interval."
            : "Nothing was fitted to networks: a prediction only adds up operations that were"
                + " measured by themselves, and has no interval.");
  }

  /** That a fit was stopped early, and the command that continues it; else nothing. */
  public List<String> incomplete() {
    return file.isIncomplete()
        ? file.asked().stream()
            .map(it -> "The file is incomplete; this command continues it: " + it.command())
            .toList()
        : List.of();
  }

  private static Cell millis(double millis) {
    return Cell.figure(BigDecimal.valueOf(millis), String.format(Locale.ROOT, "%,.2f", millis));
  }

  private static Cell percent(double share, String format) {
    return Cell.figure(BigDecimal.valueOf(share), String.format(Locale.ROOT, format, 100 * share));
  }

  private static Cell rank(double correlation) {
    return Double.isFinite(correlation)
        ? Cell.figure(
            BigDecimal.valueOf(correlation), String.format(Locale.ROOT, "%.3f", correlation))
        : Cell.missing();
  }
}
