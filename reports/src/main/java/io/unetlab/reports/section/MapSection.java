package io.unetlab.reports.section;

import io.unetlab.ablations.study.Objective;
import io.unetlab.profiler.metric.Metric;
import io.unetlab.reports.block.Block.Interactive;
import io.unetlab.reports.block.Block.PictureOf;
import io.unetlab.reports.block.Blocks;
import io.unetlab.reports.block.Section;
import io.unetlab.reports.view.StudyPictures;
import io.unetlab.reports.view.Trials;
import io.unetlab.reports.view.VariantTables;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Every variant on a map of two metrics: at first those that the rule trades. */
final class MapSection {

  private static final String DOTS =
      "Every variant and every published model; where there are thousands, dots that nearly"
          + " coincide are drawn once. Lower left is better.";
  private static final String LINE = " The line is the Pareto front; points off it are dominated.";

  private MapSection() {}

  /** The names of the metrics that are shown first. */
  record Axes(String x, String y) {}

  static Optional<Section> of(Trials trials) {
    PictureOf still =
        new PictureOf("params-macs", StudyPictures.hasFrontLine(trials) ? DOTS + LINE : DOTS);
    Blocks blocks =
        new Blocks()
            .add(new Interactive("map", "Map of the variants", axes(trials), List.of(still)));
    parallel(trials).ifPresent(blocks::add);
    return Optional.of(blocks.section("map", "Map", "Every variant"));
  }

  // A search's section on its front has it.
  private static Optional<Interactive> parallel(Trials trials) {
    return trials.searchFront().isPresent()
        ? Optional.empty()
        : trials.result().decision().fronts().stream()
            .filter(it -> it.goals().size() > 2)
            .findFirst()
            .map(it -> ParallelView.of(it.metrics(), List.of()));
  }

  // What the rule makes least, against what its limits and other objectives are about.
  private static Axes axes(Trials trials) {
    List<Metric> traded =
        Stream.concat(
                trials.result().decision().select().objectives().stream().map(Objective::metric),
                trials.result().decision().select().metrics().stream())
            .distinct()
            .toList();
    List<Metric> all = VariantTables.metrics(trials.result());
    Metric x = traded.isEmpty() ? all.get(0) : traded.get(0);
    Metric y =
        Stream.concat(traded.stream(), all.stream())
            .filter(it -> !it.equals(x))
            .findFirst()
            .orElse(x);
    return new Axes(x.name(), y.name());
  }
}
