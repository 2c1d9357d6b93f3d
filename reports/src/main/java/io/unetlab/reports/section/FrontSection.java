package io.unetlab.reports.section;

import io.unetlab.reports.block.Block.PictureOf;
import io.unetlab.reports.block.Blocks;
import io.unetlab.reports.block.Section;
import io.unetlab.reports.view.FrontOptions;
import io.unetlab.reports.view.SearchFront;
import io.unetlab.reports.view.Trials;
import java.util.List;
import java.util.Optional;

/** The front of a search: in pairs of objectives, metric by metric, and by its members' options. */
final class FrontSection {

  private FrontSection() {}

  static Optional<Section> of(Trials trials) {
    return trials.searchFront().map(it -> section(trials, it));
  }

  private static Section section(Trials trials, SearchFront front) {
    int members = front.members().size();
    FrontOptions options = new FrontOptions(trials, front);
    Blocks blocks = new Blocks().paragraph(front.sentence());
    String dots = "Each dot is a variant, each coloured one a member of the front";
    if (front.goals().size() == 2) {
      blocks.picture("front", dots + ".");
    } else {
      blocks.picture("front", dots + "; its colour is the objective that the axes do not show.");
      blocks.picture("front-2", "The same front in the first and the third objective.");
      blocks.picture("front-3", "The same front in the second and the third objective.");
    }
    blocks.add(
        ParallelView.of(
            "the search's front of " + front.words(),
            front.metrics(),
            List.of(
                new PictureOf(
                    "front-all",
                    "Each line is a member of the front, coloured by the first axis. Where many"
                        + " lines cross between two axes, less of one metric costs more of the"
                        + " other."))));
    if (members > 1) {
      blocks
          .heading("What the members share, and where they differ")
          .bullets(options.sentences())
          .picture("front-options", "How often each option occurs among the front's members.")
          .table(options.table());
    }
    return blocks
        .note("All members with all values are in front.csv and results.json.")
        .section("front", "Front", "The search's front of " + front.words());
  }
}
