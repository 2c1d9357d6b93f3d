package io.unetlab.reports.view;

import io.unetlab.ablations.analysis.Shapley;
import io.unetlab.ablations.analysis.Share;
import io.unetlab.profiler.metric.Metric;
import io.unetlab.profiler.metric.Metrics;
import io.unetlab.reports.chart.Picture;
import io.unetlab.reports.chart.ShareBar;
import io.unetlab.reports.chart.ShareChart;
import io.unetlab.reports.table.Cell;
import io.unetlab.reports.table.Column;
import io.unetlab.reports.table.Numbers;
import io.unetlab.reports.table.Table;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** How the change from the base to the choice divides among the choices. */
public final class ShareTable {

  private static final List<String> TOLD = List.of("macs", "params");
  private static final List<String> DRAWN = List.of("params", "macs", "peak_activation_bytes");
  private static final int MOST_DRAWN = 3;
  private static final Metric MACS = Metrics.find("macs").orElseThrow();
  private static final int NAMED = 3;

  private final Trials trials;
  private final Optional<Shapley> shapley;

  public ShareTable(Trials trials) {
    this.trials = trials;
    this.shapley = trials.explanation().shares();
  }

  /** One row per choice and one for all; for each metric the amount and its share of the total. */
  public Table table() {
    List<Column> columns = new ArrayList<>();
    columns.add(Column.left("choice", "choice"));
    List<List<Cell>> rows = new ArrayList<>();
    if (shapley.isPresent()) {
      Shapley shares = shapley.get();
      for (Metric metric : shares.totals().keySet()) {
        columns.add(
            Column.right(metric.name(), MetricCells.column(metric, trials.precision()).name()));
        columns.add(Column.right(metric.name() + "_share", "share"));
      }
      shares.shares().forEach(it -> rows.add(row(shares, it)));
      rows.add(total(shares));
    }
    return new Table("where the saving comes from", columns, rows);
  }

  private static List<Cell> row(Shapley shares, Share share) {
    List<Cell> cells = new ArrayList<>();
    cells.add(Cell.words(share.label()));
    share
        .amounts()
        .forEach(
            (metric, amount) -> {
              double error = share.errors().getOrDefault(metric, 0.0);
              cells.add(
                  Cell.figure(
                      amount,
                      text(metric, amount)
                          + (error > 0
                              ? " ± " + text(metric, BigDecimal.valueOf(error)).substring(1)
                              : "")));
              cells.add(part(shares, metric, amount));
            });
    return cells;
  }

  private static List<Cell> total(Shapley shares) {
    List<Cell> cells = new ArrayList<>();
    cells.add(Cell.words("all choices"));
    shares
        .totals()
        .forEach(
            (metric, total) -> {
              cells.add(Cell.figure(total, text(metric, total)));
              cells.add(part(shares, metric, total));
            });
    return cells;
  }

  private static String text(Metric metric, BigDecimal amount) {
    if (Metrics.isLatency(metric)) {
      String sign = amount.signum() > 0 ? "+" : amount.signum() < 0 ? "-" : "";
      return sign + metric.text(amount.abs());
    }
    BigDecimal whole = amount.setScale(0, RoundingMode.HALF_EVEN);
    String sign = whole.signum() > 0 ? "+" : "";
    return sign
        + (metric.unit().equals("B")
            ? Numbers.bytes(whole.longValueExact())
            : Numbers.brief(whole.longValueExact()));
  }

  private static Cell part(Shapley shares, Metric metric, BigDecimal amount) {
    return cancels(shares, metric)
        ? Cell.missing()
        : Cell.share(amount.doubleValue() / shares.total(metric).doubleValue());
  }

  // Where amounts nearly cancel, shares of the small remainder mean nothing.
  private static boolean cancels(Shapley shares, Metric metric) {
    double whole = Math.abs(shares.total(metric).doubleValue());
    return whole == 0
        || shares.shares().stream()
            .anyMatch(it -> Math.abs(it.amount(metric).doubleValue()) > 2 * whole);
  }

  /** The largest shares in words, and the orders they are averaged over. */
  public List<String> sentences() {
    List<String> sentences = new ArrayList<>();
    shapley.ifPresent(
        shares -> {
          latencies(shares).forEach(it -> sentence(shares, it).ifPresent(sentences::add));
          TOLD.forEach(
              name ->
                  Metrics.find(name).flatMap(it -> sentence(shares, it)).ifPresent(sentences::add));
          sentences.add(orders(shares));
          latencies(shares).forEach(it -> dependence(shares, it).ifPresent(sentences::add));
        });
    return sentences;
  }

  private static List<Metric> latencies(Shapley shares) {
    return shares.totals().keySet().stream().filter(Metrics::isLatency).toList();
  }

  // Steps multiply the UNet's time, so what one of them saves depends on the other.
  private static Optional<String> dependence(Shapley shares, Metric metric) {
    List<String> ranges =
        shares.shares().stream()
            .filter(it -> depends(it, metric))
            .map(
                it ->
                    "%s %s first and %s last"
                        .formatted(
                            it.label(),
                            text(metric, it.first(metric)),
                            text(metric, it.last(metric))))
            .toList();
    return ranges.isEmpty()
        ? Optional.empty()
        : Optional.of(
            "What a choice changes of the %s depends on the choices before it: %s."
                .formatted(MetricCells.name(metric), String.join("; ", ranges)));
  }

  private static boolean depends(Share share, Metric metric) {
    return share.first().containsKey(metric)
        && share.last().containsKey(metric)
        && !text(metric, share.first(metric)).equals(text(metric, share.last(metric)));
  }

  private static Optional<String> sentence(Shapley shares, Metric metric) {
    BigDecimal total = shares.total(metric);
    if (cancels(shares, metric)) {
      return amounts(shares, metric);
    }
    String largest =
        shares.shares().stream()
            .sorted(Comparator.comparingDouble((Share it) -> -ratio(it, metric, total)))
            .limit(NAMED)
            .filter(it -> ratio(it, metric, total) > 0)
            .map(it -> it.label() + " " + Numbers.share(ratio(it, metric, total)))
            .collect(Collectors.joining(", "));
    String against =
        shares.shares().stream()
            .filter(it -> ratio(it, metric, total) <= -0.0005)
            .map(it -> it.label() + " " + Numbers.change(ratio(it, metric, total)))
            .collect(Collectors.joining(", "));
    return Optional.of(
        "Of the %s of %s, %s%s."
            .formatted(
                total.signum() < 0 ? "saving" : "increase",
                MetricCells.name(metric),
                largest,
                against.isEmpty() ? "" : "; against it " + against));
  }

  private static Optional<String> amounts(Shapley shares, Metric metric) {
    String largest =
        shares.shares().stream()
            .sorted(Comparator.comparing((Share it) -> it.amount(metric).abs()).reversed())
            .filter(it -> it.amount(metric).signum() != 0)
            .limit(NAMED)
            .map(it -> it.label() + " " + text(metric, it.amount(metric)))
            .collect(Collectors.joining(", "));
    return largest.isEmpty()
        ? Optional.empty()
        : Optional.of(
            "The changes of %s nearly cancel, %s in all: %s."
                .formatted(MetricCells.name(metric), text(metric, shares.total(metric)), largest));
  }

  private static double ratio(Share share, Metric metric, BigDecimal total) {
    return share.amount(metric).doubleValue() / total.doubleValue();
  }

  private static String orders(Shapley shares) {
    String average =
        "A share is the change that a choice causes, averaged over "
            + (shares.sampled() || shares.orders() == 1 ? "" : "all ")
            + (shares.orders() == 1
                ? "the one order"
                : Numbers.grouped(shares.orders()) + " orders")
            + " in which the choices can be made";
    return average
        + (shares.sampled() ? ", drawn at random; ± is the standard error." : ".")
        + " The shares add up to the total change.";
  }

  /** The shares as bars, the largest saving of time first, or of MACs where no time is known. */
  Optional<Picture> picture() {
    return shapley.map(
        shares -> {
          List<Metric> metrics = drawn(shares);
          List<ShareBar> bars = new ArrayList<>();
          shares.shares().forEach(it -> bars.add(bar(it, metrics)));
          Metric first = latencies(shares).stream().findFirst().orElse(MACS);
          bars.sort(Comparator.comparingDouble(it -> -it.saving(first)));
          return ShareChart.of(
              "shares",
              "Where the saving comes from",
              metrics,
              trials.precision(),
              bars,
              whole(shares, metrics));
        });
  }

  // Latencies first: they are what the other figures stand for.
  private static List<Metric> drawn(Shapley shares) {
    return Stream.concat(
            latencies(shares).stream(),
            shares.totals().keySet().stream().filter(it -> DRAWN.contains(it.name())))
        .limit(MOST_DRAWN)
        .toList();
  }

  private ShareBar bar(Share share, List<Metric> metrics) {
    return new ShareBar(
        share.option().title(),
        share.factor().title(),
        metrics.stream().collect(Collectors.toMap(it -> it, it -> saving(it, share.amount(it)))));
  }

  private ShareBar whole(Shapley shares, List<Metric> metrics) {
    return new ShareBar(
        "all choices",
        "from the base to " + trials.tag(shares.to()),
        metrics.stream().collect(Collectors.toMap(it -> it, it -> saving(it, shares.total(it)))));
  }

  private double saving(Metric metric, BigDecimal amount) {
    double base =
        trials
            .base()
            .flatMap(it -> it.value(metric))
            .map(BigDecimal::doubleValue)
            .orElse(Double.NaN);
    return -amount.doubleValue() / base;
  }
}
