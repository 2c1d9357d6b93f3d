package io.unetlab.reports.section;

import io.unetlab.reports.block.Blocks;
import io.unetlab.reports.block.Section;
import io.unetlab.reports.table.Table;
import io.unetlab.reports.view.EvidenceTables;
import io.unetlab.reports.view.Trials;
import java.util.Optional;

/** The published models that the study compares with. */
final class ReferencesSection {

  private ReferencesSection() {}

  static Optional<Section> of(Trials trials) {
    Table references = EvidenceTables.references(trials.result());
    Blocks blocks = new Blocks();
    return Optional.of(
        (references.isEmpty()
                ? blocks.paragraph("The study names no published models.")
                : blocks.table(references))
            .section("models", "Published models"));
  }
}
