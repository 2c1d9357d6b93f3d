package io.unetlab.reports.section;

import io.unetlab.ablations.quality.Prediction;
import io.unetlab.ablations.trial.TrialResult.Completed;
import io.unetlab.reports.block.Block.Bullets;
import io.unetlab.reports.block.Blocks;
import io.unetlab.reports.block.Section;
import io.unetlab.reports.table.Table;
import io.unetlab.reports.view.DecisionText;
import io.unetlab.reports.view.EvidenceTables;
import io.unetlab.reports.view.Trials;
import java.util.Optional;

/** What was chosen by which rule, and the evidence for it. */
final class DecisionSection {

  private DecisionSection() {}

  static Optional<Section> of(Trials trials) {
    DecisionText text = new DecisionText(trials);
    Optional<Completed> winner = trials.winner();
    Blocks blocks =
        new Blocks().paragraph("Rule: " + trials.result().decision().rule() + text.bytes());
    text.runnerUp().ifPresent(blocks::paragraph);
    blocks.paragraph(text.stability()).paragraph(text.counts());
    winner
        .flatMap(it -> trials.verdict(it.variant()))
        .map(EvidenceTables::checks)
        .ifPresent(blocks::table);
    blocks
        .bullets(Bullets.Kind.WARNINGS, text.warnings())
        .bullets("Nearest variants", text.nearMisses());
    winner.ifPresent(it -> chains(blocks, it));
    return Optional.of(blocks.section("decision", "Decision"));
  }

  private static void chains(Blocks blocks, Completed winner) {
    for (Prediction prediction : winner.quality().values()) {
      if (prediction.isKnown()) {
        Table chain = EvidenceTables.chain(prediction);
        blocks.table("Evidence: " + chain.title(), chain);
      }
    }
  }
}
