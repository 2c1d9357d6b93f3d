package io.unetlab.reports.section;

import io.unetlab.reports.block.Block.TableOf;
import io.unetlab.reports.block.Blocks;
import io.unetlab.reports.block.Section;
import io.unetlab.reports.table.Table;
import io.unetlab.reports.view.LadderTable;
import io.unetlab.reports.view.Trials;
import java.util.Optional;

/** What each edit of the ladder changes, where the study has one, and where the MACs are. */
final class LadderSection {

  private static final String PLACES = "Where the MACs sit";

  private LadderSection() {}

  static Optional<Section> of(Trials trials) {
    Table ladder = LadderTable.of(trials.result());
    Blocks blocks = new Blocks();
    if (!ladder.isEmpty()) {
      blocks
          .paragraph(
              "Each edit stands on the kept ones before it. A hatched edit was tried and put back.")
          .picture(
              "ladder-macs", "MACs: our exact change of each edit beside what its source reports.")
          .picture(
              "ladder-params",
              "Parameters: our exact change of each edit beside what its source reports.")
          .table(ladder, TableOf.Shape.LADDER);
    }
    blocks.picture(
        "level-role",
        "MACs by place in the U and by role, on the way down, in the middle and on the way up.");
    return Optional.of(
        ladder.isEmpty()
            ? blocks.section("ladder", PLACES)
            : blocks.section("ladder", "Ladder", "The ladder, and where the MACs sit"));
  }
}
