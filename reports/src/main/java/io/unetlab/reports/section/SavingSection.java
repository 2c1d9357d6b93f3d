package io.unetlab.reports.section;

import io.unetlab.reports.block.Block.TableOf;
import io.unetlab.reports.block.Blocks;
import io.unetlab.reports.block.Section;
import io.unetlab.reports.view.ShareTable;
import io.unetlab.reports.view.Trials;
import java.util.Optional;

/** How the saving divides among the choices, where more than one was made. */
final class SavingSection {

  private SavingSection() {}

  static Optional<Section> of(Trials trials) {
    ShareTable shares = new ShareTable(trials);
    return shares.table().isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Blocks()
                .bullets(shares.sentences())
                .picture(
                    "shares",
                    "Each choice's Shapley share: what it saves of the base, averaged over the"
                        + " orders in which the choices can be made. Costs extend to the left.")
                .table(shares.table(), TableOf.Shape.MATRIX)
                .section("saving", "Where the saving comes from"));
  }
}
