package io.unetlab.reports.networks;

import io.unetlab.profiler.metric.Metric;
import io.unetlab.profiler.metric.Metrics;
import io.unetlab.reports.network.DrawnPart;
import io.unetlab.reports.network.NetworkDrawing;
import io.unetlab.reports.network.State;
import io.unetlab.reports.table.Numbers;
import io.unetlab.reports.view.MetricCells;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** How networks differ from their baseline, in sentences. */
final class DifferenceText {

  private static final List<String> FIRST = List.of("params", "macs", "peak_activation_bytes");

  /** More networks fit a sentence with fewer metrics. */
  private static final int FEW = 2;

  private final NetworkSet networks;

  DifferenceText(NetworkSet networks) {
    this.networks = networks;
  }

  /** {@code Against sd15, bk_sdm_base changes parameters by -32.6 %, ...}. */
  String lead() {
    return "Against "
        + networks.base().name()
        + ", "
        + networks.others().stream().map(this::totals).collect(Collectors.joining("; "))
        + ".";
  }

  private String totals(ComparedNetwork other) {
    List<String> changes =
        FIRST.subList(0, networks.others().size() > FEW ? 2 : FIRST.size()).stream()
            .map(it -> Metrics.find(it).orElseThrow())
            .map(it -> change(it, other))
            .toList();
    return other.name() + " changes " + String.join(", ", changes);
  }

  private String change(Metric metric, ComparedNetwork other) {
    BigDecimal from = value(metric, networks.base());
    BigDecimal to = value(metric, other);
    String name = MetricCells.name(metric);
    if (from.compareTo(to) == 0) {
      return name + " by 0 %";
    }
    return from.signum() == 0
        ? name + " to " + metric.text(to)
        : name + " by " + Numbers.change(to.doubleValue() / from.doubleValue() - 1);
  }

  private static BigDecimal value(Metric metric, ComparedNetwork network) {
    return network.counted().counted().require(metric.name());
  }

  /** What became of the baseline's blocks in each other network, and where none corresponds. */
  List<String> blocks() {
    List<NetworkDrawing> drawn = new NetworksPictures(networks).against(networks.baseline());
    List<String> sentences = new ArrayList<>();
    for (int i = 0; i < drawn.size(); i++) {
      if (i != networks.baseline()) {
        sentences.add(sentence(drawn.get(i)));
      }
    }
    single().ifPresent(sentences::add);
    return sentences;
  }

  // Beside pipelines, whose parts run many times.
  private Optional<String> single() {
    List<String> single =
        networks.networks().stream()
            .filter(it -> it.counted().spec().parts().get(0).word().isEmpty())
            .map(ComparedNetwork::name)
            .toList();
    return networks.arePipelines() && !single.isEmpty()
        ? Optional.of(
            "MACs and FLOPs of pipelines are of all runs for one picture, those of "
                + String.join(", ", single)
                + " of one run.")
        : Optional.empty();
  }

  private String sentence(NetworkDrawing other) {
    Map<State, Long> counts =
        other.parts().stream()
            .flatMap(DrawnPart::blocks)
            .collect(Collectors.groupingBy(it -> it.state(), Collectors.counting()));
    long same = counts.getOrDefault(State.SAME, 0L);
    long changed = counts.getOrDefault(State.CHANGED, 0L);
    if (same + changed == 0) {
      return "No block of "
          + other.name()
          + " corresponds to one of "
          + networks.base().name()
          + ": only totals, levels and roles can be compared.";
    }
    long removed = counts.getOrDefault(State.REMOVED, 0L);
    return "Of the "
        + Numbers.grouped(same + changed + removed)
        + " blocks of "
        + networks.base().name()
        + ", "
        + other.name()
        + " has "
        + Numbers.grouped(same)
        + " unchanged and "
        + Numbers.grouped(changed)
        + " changed, lacks "
        + Numbers.grouped(removed)
        + " and adds "
        + Numbers.grouped(counts.getOrDefault(State.ADDED, 0L))
        + ".";
  }
}
