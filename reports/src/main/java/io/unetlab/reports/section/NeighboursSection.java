package io.unetlab.reports.section;

import io.unetlab.reports.block.Block.TableOf;
import io.unetlab.reports.block.Blocks;
import io.unetlab.reports.block.Section;
import io.unetlab.reports.view.Neighbours;
import io.unetlab.reports.view.Trials;
import java.util.Optional;

/** The choice of a search among its neighbours. */
final class NeighboursSection {

  private NeighboursSection() {}

  static Optional<Section> of(Trials trials) {
    return trials
        .searchFront()
        .flatMap(front -> trials.winner().map(it -> new Neighbours(trials, front, it)))
        .map(
            it ->
                new Blocks()
                    .bullets(it.sentences())
                    .paragraph(
                        "On the front, the nearest variant that is better in each objective; then the"
                            + " evaluated variants that differ from the choice in one factor.")
                    .table(it.table(), TableOf.Shape.LADDER)
                    .section("neighbours", "Neighbours", "The choice and its neighbours"));
  }
}
