package io.unetlab.reports.format;

import static io.unetlab.reports.table.MarkdownTable.escape;

import io.unetlab.reports.block.Block;
import io.unetlab.reports.block.Block.Bullets;
import io.unetlab.reports.block.Block.Figures;
import io.unetlab.reports.block.Block.Paragraph;
import io.unetlab.reports.block.Blocks;
import io.unetlab.reports.block.KeyFigure;
import io.unetlab.reports.block.Section;
import io.unetlab.reports.section.ProvenanceSection;
import io.unetlab.reports.table.Table;
import io.unetlab.reports.view.ChoiceTable;
import io.unetlab.reports.view.DecisionText;
import io.unetlab.reports.view.EffectTables;
import io.unetlab.reports.view.EvidenceTables;
import io.unetlab.reports.view.FirstRows;
import io.unetlab.reports.view.KeyFigures;
import io.unetlab.reports.view.LadderTable;
import io.unetlab.reports.view.Trials;
import io.unetlab.reports.view.VariantTables;
import io.unetlab.reports.view.WhatIfTable;
import io.unetlab.spec.source.Visible;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The decision for a comment on a pull request: the choice, why, and its differences from the base;
 * details are folded. It has no pictures, since a comment cannot refer to files, and never more
 * characters than GitHub takes: the last details are left out first, and named.
 */
final class PullRequest {

  static final String FILE = "summary.md";

  /** The most characters of a comment on GitHub. */
  static final int MOST = 65_536;

  private static final int ROWS = 10;
  private static final int ROOM_FOR_WHAT_IS_LEFT_OUT = 400;
  private static final String MORE = "index.html, report.md and results.json have everything.";

  private PullRequest() {}

  static List<ReportFile> write(Report report) {
    return List.of(ReportFile.text(FILE, text(report, MOST)));
  }

  /** The text in at most this many characters; the head is never shortened. */
  static String text(Report report, int most) {
    MarkdownBlocks blocks = new MarkdownBlocks(Map.of());
    String end = "<sub>" + escape(report.dated()) + ". " + MORE + "</sub>\n";
    StringBuilder text = new StringBuilder();
    text.append("## ").append(escape(report.page().title())).append("\n\n");
    head(report.trials()).forEach(it -> text.append(it.accept(blocks)));
    List<String> leftOut = new ArrayList<>();
    for (Section section : details(report.trials())) {
      String folded = folded(section, blocks);
      int room = most - end.length() - ROOM_FOR_WHAT_IS_LEFT_OUT;
      if (leftOut.isEmpty() && text.length() + folded.length() <= room) {
        text.append(folded);
      } else {
        leftOut.add(section.heading());
      }
    }
    if (!leftOut.isEmpty()) {
      text.append("Too long for a comment, and in the report: ")
          .append(escape(String.join("; ", leftOut)))
          .append(".\n\n");
    }
    return Visible.lines(text.append(end).toString());
  }

  private static String folded(Section section, MarkdownBlocks blocks) {
    StringBuilder text = new StringBuilder();
    text.append("<details>\n<summary>").append(escape(section.heading())).append("</summary>\n\n");
    section.blocks().forEach(it -> text.append(it.accept(blocks)));
    return text.append("</details>\n\n").toString();
  }

  private static List<Block> head(Trials trials) {
    DecisionText text = new DecisionText(trials);
    Blocks blocks = new Blocks().add(Paragraph.of(Paragraph.Tone.LEAD, text.sentence()));
    text.latencies().forEach(blocks::paragraph);
    List<KeyFigure> figures = KeyFigures.of(trials, text);
    if (!figures.isEmpty()) {
      blocks.add(new Figures(figures));
    }
    blocks.table("What changes against the base", ChoiceTable.of(trials));
    blocks.heading("Why").paragraph(text.rule());
    text.runnerUp().ifPresent(blocks::paragraph);
    blocks.paragraph(text.stability());
    return blocks
        .bullets(Bullets.Kind.WARNINGS, text.warnings())
        .bullets("Nearest variants", text.nearMisses())
        .all();
  }

  private static List<Section> details(Trials trials) {
    List<Section> details = new ArrayList<>();
    Table changes = WhatIfTable.of(trials, new DecisionText(trials).keyMetrics());
    add(details, "What would change the choice", new Blocks().table(changes));
    add(details, "Evidence", evidence(trials));
    add(details, "The ladder", new Blocks().table(LadderTable.of(trials.result())));
    FirstRows ranking = new VariantTables(trials).ranking(ROWS);
    add(
        details,
        "Variants that keep every limit (" + ranking.count() + ")",
        new Blocks().table(ranking.table()));
    Table effects = new EffectTables(trials).options();
    add(details, "What each option changes", new Blocks().table(effects));
    add(details, "How to run it again", new Blocks().addAll(ProvenanceSection.again(trials)));
    return details;
  }

  private static Blocks evidence(Trials trials) {
    Blocks blocks = new Blocks();
    trials.winner().stream()
        .flatMap(it -> it.quality().values().stream())
        .filter(it -> it.isKnown())
        .map(EvidenceTables::chain)
        .forEach(it -> blocks.table(it.title(), it));
    return blocks;
  }

  private static void add(List<Section> details, String heading, Blocks blocks) {
    if (!blocks.all().isEmpty()) {
      details.add(blocks.section("", heading));
    }
  }
}
