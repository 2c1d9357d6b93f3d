package io.unetlab.reports.view;

import io.unetlab.ablations.analysis.RankAgreement;
import io.unetlab.ablations.proxy.ProxyAgreement;
import io.unetlab.ablations.proxy.ProxyAgreements;
import io.unetlab.reports.table.Cell;
import io.unetlab.reports.table.Column;
import io.unetlab.reports.table.Table;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** A proxy study's answer. */
public final class ProxyView {

  private static final int DIGITS = 3;

  private ProxyView() {}

  /** A row for each proxy, in the study's order. */
  public static Table of(ProxyAgreements agreements) {
    List<Column> columns = new ArrayList<>();
    columns.add(Column.left("proxy", "proxy"));
    columns.add(Column.right("networks", "networks"));
    add("spearman", "Spearman", columns);
    add("kendall", "Kendall", columns);
    add("over_baseline", "over " + agreements.baseline().title(), columns);
    List<List<Cell>> rows = agreements.proxies().stream().map(ProxyView::row).toList();
    return new Table("agreement with the long training", columns, rows);
  }

  private static void add(String key, String name, List<Column> columns) {
    columns.add(Column.right(key, name));
    columns.add(Column.right(key + "_low", "from"));
    columns.add(Column.right(key + "_high", "to"));
  }

  private static List<Cell> row(ProxyAgreement agreement) {
    List<Cell> cells = new ArrayList<>();
    cells.add(Cell.words(agreement.proxy().title(), agreement.proxy().column()));
    cells.add(Cell.count(agreement.networks()));
    add(agreement.spearman(), cells);
    add(agreement.kendall(), cells);
    add(agreement.overBaseline(), cells);
    return cells;
  }

  private static void add(Optional<RankAgreement> value, List<Cell> cells) {
    cells.add(value.map(it -> cell(it.value())).orElse(Cell.missing()));
    cells.add(value.map(it -> cell(it.low())).orElse(Cell.missing()));
    cells.add(value.map(it -> cell(it.high())).orElse(Cell.missing()));
  }

  private static Cell cell(double value) {
    BigDecimal rounded = BigDecimal.valueOf(value).setScale(DIGITS, RoundingMode.HALF_EVEN);
    return Cell.figure(rounded, String.format(Locale.ROOT, "%.2f", value));
  }

  /** What the table compares, in sentences. */
  public static List<String> notes(ProxyAgreements agreements) {
    List<String> notes = new ArrayList<>();
    notes.add(
        String.format(
            Locale.ROOT,
            "%d networks; compared with the held-out denoising loss after the long training, %s",
            agreements.networks(),
            agreements.seeds().size() == 1
                ? "one seed"
                : "the mean of " + agreements.seeds().size() + " seeds"));
    agreements
        .ceiling()
        .ifPresent(
            it ->
                notes.add(
                    "two seeds of the long training agree with each other by Spearman "
                        + text(it)
                        + agreements
                            .kendallCeiling()
                            .map(tau -> " (Kendall " + text(tau) + ")")
                            .orElse("")
                        + ", over "
                        + it.count()
                        + " networks"));
    notes.add("intervals: 95 %, bootstrap over the networks");
    return notes;
  }

  private static String text(RankAgreement it) {
    return String.format(Locale.ROOT, "%.2f, from %.2f to %.2f", it.value(), it.low(), it.high());
  }
}
