package io.unetlab.reports.networks;

import io.unetlab.profiler.importer.ImportedLatency;
import io.unetlab.profiler.latency.Interval;
import io.unetlab.profiler.latency.Latency;
import io.unetlab.reports.table.Cell;
import io.unetlab.reports.table.Column;
import io.unetlab.reports.table.Numbers;
import io.unetlab.reports.table.Table;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Each known latency of a network or of its parts, one run each, with how it is known. */
final class LatencyRows {

  private LatencyRows() {}

  static Table of(NetworkSet networks) {
    List<List<Cell>> rows = new ArrayList<>();
    for (ComparedNetwork network : networks.networks()) {
      network.latencies().forEach(it -> rows.add(row(network, it)));
    }
    return new Table(
        "latency of one run",
        List.of(
            Column.left("network", "network"),
            Column.left("part", "part"),
            Column.right("ms", "ms"),
            Column.right("interval", "interval"),
            Column.left("statistic", "statistic"),
            Column.right("n", "n"),
            Column.prose("device", "device"),
            Column.prose("runtime", "runtime"),
            Column.left("how", "known as"),
            Column.prose("doubts", "doubts"),
            Column.prose("source", "source")),
        rows);
  }

  private static List<Cell> row(ComparedNetwork network, ComparedNetwork.OfPart of) {
    ImportedLatency record = of.latency();
    Latency latency = record.latency();
    return List.of(
        Cell.words(network.name()),
        Cell.words(of.part().part().word().replace('_', ' ')),
        Cell.figure(BigDecimal.valueOf(latency.ms()), Numbers.millis(latency.ms())),
        latency.interval().map(LatencyRows::interval).orElseGet(Cell::missing),
        Cell.words(latency.statistic().words()),
        latency.n().isPresent() ? Cell.count(latency.n().getAsLong()) : Cell.missing(),
        words(latency.device().name()),
        words(runtime(latency)),
        Cell.words(latency.how().words()),
        Cell.words(String.join("; ", latency.doubts())),
        Cell.words(record.source().text()));
  }

  private static Cell interval(Interval interval) {
    return Cell.words(Numbers.millis(interval.low()) + " to " + Numbers.millis(interval.high()));
  }

  private static Optional<String> runtime(Latency latency) {
    String text =
        Stream.of(
                latency.runtime().name(),
                latency.runtime().version(),
                latency.runtime().precision(),
                latency.runtime().processor())
            .flatMap(Optional::stream)
            .collect(Collectors.joining(", "));
    return Optional.of(text).filter(it -> !it.isEmpty());
  }

  private static Cell words(Optional<String> text) {
    return text.map(Cell::words).orElseGet(Cell::missing);
  }
}
