package io.unetlab.reports.section;

import io.unetlab.reports.block.Block;
import io.unetlab.reports.block.Block.Interactive;
import io.unetlab.reports.block.Block.Paragraph;
import io.unetlab.reports.block.Block.Paragraph.Span;
import io.unetlab.reports.block.Block.Paragraph.Tone;
import io.unetlab.reports.block.Block.TableOf;
import io.unetlab.reports.block.Blocks;
import io.unetlab.reports.block.Section;
import io.unetlab.reports.view.FirstRows;
import io.unetlab.reports.view.MapPictures;
import io.unetlab.reports.view.Trials;
import io.unetlab.reports.view.VariantTables;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The best variants, the fronts, and the variants that could not be counted. */
final class VariantsSection {

  private static final int RANKING_ROWS = 30;
  // A page is read by people; a study may have a hundred thousand variants.
  private static final int MOST_ROWS = 100;

  private static final Paragraph FILE =
      new Paragraph(
          Tone.PLAIN,
          List.of(
              Span.literal("unetlab results . --spec N"),
              Span.text(", in the report's directory, prints the network of variant N as YAML.")));

  private VariantsSection() {}

  static Optional<Section> of(Trials trials) {
    VariantTables variants = new VariantTables(trials);
    Blocks blocks = new Blocks();
    FirstRows ranking = variants.ranking(RANKING_ROWS);
    blocks
        .add(new Interactive("variants", "Table of the variants", Map.of(), best(ranking)))
        .add(new Interactive("pins", "Pinned variants", Map.of(), List.of(FILE)));
    fronts(blocks, trials, variants);
    blocks.add(
        new Paragraph(
            Tone.NOTE,
            List.of(
                Span.text(
                    "A dot marks the base's option. All variants with all values and reasons are"
                        + " in "),
                Span.literal("results.csv"),
                Span.text(" and "),
                Span.literal("results.json"),
                Span.text("."))));
    uncounted(blocks, "Variants that cannot exist", variants.rejected(MOST_ROWS));
    uncounted(blocks, "Variants that failed", variants.failed(MOST_ROWS));
    return Optional.of(blocks.section("variants", "Variants"));
  }

  private static List<Block> best(FirstRows ranking) {
    return ranking.isEmpty()
        ? new Blocks().paragraph("No variant keeps every constraint.").all()
        : new Blocks()
            .heading("Variants that keep every constraint (%s)".formatted(ranking.count()))
            .table(ranking.table(), TableOf.Shape.MATRIX)
            .all();
  }

  private static void fronts(Blocks blocks, Trials trials, VariantTables variants) {
    FirstRows front = variants.front(MOST_ROWS);
    if (!front.isEmpty()) {
      blocks
          .heading(
              "Pareto front of parameters and MACs among %s (%s)"
                  .formatted(variants.frontAmong(), front.count()))
          .note("No other of them has fewer of both.")
          .picture(MapPictures.PARAMS_MACS, MapPictures.caption(trials, MapPictures.PARAMS_MACS))
          .table(front.table(), TableOf.Shape.MATRIX);
    }
    FirstRows goals = variants.goals(MOST_ROWS);
    if (!goals.isEmpty()) {
      blocks
          .heading(
              "Pareto front of %s among all variants (%s)"
                  .formatted(variants.goalsTitle(), goals.count()))
          .note("No other variant is as good in each of these and better in one.")
          .table(goals.table(), TableOf.Shape.MATRIX);
    }
  }

  private static void uncounted(Blocks blocks, String heading, FirstRows variants) {
    blocks.table("%s (%s)".formatted(heading, variants.count()), variants.table());
  }
}
