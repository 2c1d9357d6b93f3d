package io.unetlab.reports.section;

import io.unetlab.reports.block.Block.Interactive;
import io.unetlab.reports.block.Block.PictureOf;
import io.unetlab.reports.block.Block.TableOf;
import io.unetlab.reports.block.Blocks;
import io.unetlab.reports.block.Section;
import io.unetlab.reports.page.CostData;
import io.unetlab.reports.page.LadderData;
import io.unetlab.reports.table.Table;
import io.unetlab.reports.view.Compared;
import io.unetlab.reports.view.LadderTable;
import io.unetlab.reports.view.PipelineLatency;
import io.unetlab.reports.view.Trials;
import java.util.List;
import java.util.Optional;

/** What each edit of the ladder changes, where the study has one, and where the MACs are. */
final class LadderSection {

  private static final String PLACES = "Where the MACs are";

  private LadderSection() {}

  static Optional<Section> of(Trials trials) {
    Table ladder = LadderTable.of(trials.result());
    Blocks blocks = new Blocks();
    if (!ladder.isEmpty()) {
      blocks
          .paragraph(
              "Each edit builds on the kept edits before it; its percentages are of the network"
                  + " before it, the last of a chart is of the base. A hatched edit was tried and"
                  + " reverted.")
          .add(
              new Interactive(
                  "ladder",
                  "The ladder as a waterfall",
                  LadderData.of(trials, "macs"),
                  List.of(
                      new PictureOf(
                          "ladder-macs",
                          "MACs: the exact change of each edit, next to the change its source"
                              + " reports."),
                      new PictureOf(
                          "ladder-params",
                          "Parameters: the exact change of each edit, next to the change its"
                              + " source reports."))))
          .table(ladder, TableOf.Shape.LADDER);
    }
    cost(blocks, trials);
    return Optional.of(
        ladder.isEmpty()
            ? blocks.section("ladder", PLACES)
            : blocks.section("ladder", "Ladder", "The ladder, and where the MACs are"));
  }

  private static void cost(Blocks blocks, Trials trials) {
    PictureOf still =
        new PictureOf(
            "level-role",
            PipelineLatency.isOf(trials)
                ? "MACs of each part, all of its runs together, by role."
                : "MACs by place in the network and by role: the way down, the middle, the way"
                    + " up.");
    Compared.of(trials)
        .ifPresent(
            compared ->
                blocks.add(
                    new Interactive(
                        "cost", "Where cost is", CostData.of(compared), List.of(still))));
  }
}
