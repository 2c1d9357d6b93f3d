package io.unetlab.reports.section;

import io.unetlab.reports.block.Block.Interactive;
import io.unetlab.reports.block.Block.TableOf;
import io.unetlab.reports.block.Blocks;
import io.unetlab.reports.block.Section;
import io.unetlab.reports.page.EffectsData;
import io.unetlab.reports.table.Table;
import io.unetlab.reports.view.DiscrepancyText;
import io.unetlab.reports.view.EffectNotes;
import io.unetlab.reports.view.EffectTables;
import io.unetlab.reports.view.Trials;
import java.util.List;
import java.util.Optional;

/** What each option changes, which options interact, and savings that cost elsewhere. */
final class EffectsSection {

  private EffectsSection() {}

  static Optional<Section> of(Trials trials) {
    EffectTables effects = new EffectTables(trials);
    Table options = effects.options();
    Blocks blocks = new Blocks();
    if (options.isEmpty()) {
      blocks.paragraph("There are too few variants to estimate the effect of an option.");
    } else {
      blocks
          .paragraph(
              "What each option changes against its factor's base option, in percent of the base's"
                  + " value: the mean over the trials, adjusted for the other factors. Counts have"
                  + " no noise; their range is over the contexts, the pairs of trials that differ"
                  + " in this choice alone.")
          .add(
              new Interactive(
                  "effects",
                  "Effects of the options",
                  EffectsData.of(trials),
                  List.of(new TableOf(options, TableOf.Shape.MATRIX))))
          .bullets(new EffectNotes(trials).notes());
      interactions(blocks, effects);
      blocks.table("What explains the variation over the trials", effects.variation());
    }
    blocks.bullets(
        "Savings that cost elsewhere or bring no speed",
        trials.explanation().discrepancies().stream().map(DiscrepancyText::of).toList());
    return Optional.of(blocks.section("effects", "Effects"));
  }

  private static void interactions(Blocks blocks, EffectTables effects) {
    Table interactions = effects.interactions();
    if (!interactions.isEmpty()) {
      blocks
          .heading("Options that depend on each other")
          .bullets(effects.strongest())
          .table(interactions, TableOf.Shape.MATRIX);
    }
  }
}
