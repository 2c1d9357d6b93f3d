package io.unetlab.reports.section;

import io.unetlab.ablations.analysis.Front;
import io.unetlab.reports.block.Block.Interactive;
import io.unetlab.reports.block.Block.PictureOf;
import io.unetlab.reports.block.Blocks;
import io.unetlab.reports.block.Section;
import io.unetlab.reports.page.ShownVariants;
import io.unetlab.reports.view.MapPictures;
import io.unetlab.reports.view.Trials;
import io.unetlab.reports.view.VariantTables;
import java.util.List;
import java.util.Optional;

/** Every variant on a map of two metrics: at first those that the rule trades. */
final class MapSection {

  private MapSection() {}

  /** The names of the metrics that are shown first. */
  record Axes(String x, String y) {}

  static Optional<Section> of(Trials trials) {
    PictureOf still =
        new PictureOf(MapPictures.TRADE, MapPictures.caption(trials, MapPictures.TRADE));
    Blocks blocks = new Blocks();
    ShownVariants.note(trials).ifPresent(blocks::note);
    blocks.add(new Interactive("map", "Map of the variants", axes(trials), List.of(still)));
    parallel(trials).ifPresent(blocks::add);
    return Optional.of(blocks.section("map", "Map", "Every variant"));
  }

  // A search's section on its front has it. One member has no other to be compared with.
  private static Optional<Interactive> parallel(Trials trials) {
    return trials.searchFront().isPresent()
        ? Optional.empty()
        : trials.result().decision().fronts().stream()
            .filter(it -> it.goals().size() > 2 && it.members().size() > 1)
            .findFirst()
            .map(it -> ParallelView.of(words(it, trials), it.metrics(), List.of()));
  }

  private static String words(Front front, Trials trials) {
    return "the front of " + new VariantTables(trials).goalsTitle() + " among " + front.among();
  }

  private static Axes axes(Trials trials) {
    MapPictures.Axes traded = MapPictures.traded(trials);
    return new Axes(traded.x().name(), traded.y().name());
  }
}
