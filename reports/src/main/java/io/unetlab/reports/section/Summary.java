package io.unetlab.reports.section;

import io.unetlab.ablations.trial.TrialResult.Completed;
import io.unetlab.reports.block.Block;
import io.unetlab.reports.block.Block.Bullets;
import io.unetlab.reports.block.Block.Figures;
import io.unetlab.reports.block.Block.Paragraph;
import io.unetlab.reports.block.Blocks;
import io.unetlab.reports.block.KeyFigure;
import io.unetlab.reports.view.DecisionText;
import io.unetlab.reports.view.KeyFigures;
import io.unetlab.reports.view.Trials;
import java.util.List;
import java.util.Optional;

/** The decision in a sentence, its key figures, and the options that differ from the base. */
final class Summary {

  private Summary() {}

  static List<Block> of(Trials trials, Optional<String> lacking) {
    DecisionText text = new DecisionText(trials);
    Blocks blocks = new Blocks();
    blocks.add(Paragraph.of(Paragraph.Tone.LEAD, text.sentence()));
    text.latencies().forEach(blocks::paragraph);
    List<KeyFigure> figures = KeyFigures.of(trials, text);
    if (!figures.isEmpty()) {
      blocks.add(new Figures(figures));
    }
    trials
        .winner()
        .map(Completed::variant)
        .filter(it -> !it.isBase())
        .ifPresent(it -> blocks.bullets(Bullets.Kind.CHIPS, List.of(it.label().split(" "))));
    lacking.ifPresent(blocks::note);
    return blocks.all();
  }
}
