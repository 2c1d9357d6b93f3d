package io.unetlab.reports.section;

import io.unetlab.ablations.design.Searched;
import io.unetlab.reports.block.Block.Facts;
import io.unetlab.reports.block.Blocks;
import io.unetlab.reports.block.Section;
import io.unetlab.reports.view.ConvergenceView;
import io.unetlab.reports.view.SearchFront;
import io.unetlab.reports.view.Trials;
import java.util.Optional;

/** What the algorithms of a search spent and reached. */
final class SearchSection {

  private SearchSection() {}

  static Optional<Section> of(Trials trials) {
    Searched searched = trials.result().searched();
    return trials
        .searchFront()
        .filter(it -> !searched.runs().isEmpty() || !searched.leftOut().isEmpty())
        .map(it -> section(searched, new ConvergenceView(trials, it), it));
  }

  private static Section section(Searched searched, ConvergenceView view, SearchFront front) {
    Blocks blocks = new Blocks();
    if (!view.facts().isEmpty()) {
      blocks
          .paragraph(
              "The exact search found every vector of "
                  + front.words()
                  + " that no configuration beats, from tables of what each part of the network"
                  + " adds; each variant was then built and counted as a whole.")
          .add(new Facts(view.facts()));
    }
    if (!view.table().isEmpty()) {
      blocks
          .paragraph(view.scale())
          .picture(
              "hypervolume",
              "Each line is an algorithm: higher is better, and further left is sooner.")
          .table(view.table());
    }
    return blocks
        .bullets("What is missing", searched.leftOut())
        .section("search", "Search", "What the search did");
  }
}
