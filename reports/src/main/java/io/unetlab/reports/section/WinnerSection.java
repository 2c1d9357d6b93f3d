package io.unetlab.reports.section;

import io.unetlab.ablations.exec.StudyResult;
import io.unetlab.ablations.study.StudySpec;
import io.unetlab.reports.block.Block.Code;
import io.unetlab.reports.block.Block.Paragraph;
import io.unetlab.reports.block.Block.Paragraph.Span;
import io.unetlab.reports.block.Block.Paragraph.Tone;
import io.unetlab.reports.block.Blocks;
import io.unetlab.reports.block.Section;
import io.unetlab.reports.view.Trials;
import io.unetlab.spec.model.NetworkSpec;
import java.util.List;
import java.util.Optional;

/** The chosen network as a spec that every command reads. */
public final class WinnerSection {

  private WinnerSection() {}

  static Optional<Section> of(Trials trials) {
    Blocks blocks = new Blocks();
    yaml(trials.result())
        .ifPresentOrElse(
            it ->
                blocks
                    .add(
                        new Paragraph(
                            Tone.PLAIN,
                            List.of(
                                Span.text("The same text is in "),
                                Span.literal("winner.yaml"),
                                Span.text(", which "),
                                Span.literal("unetlab show"),
                                Span.text(" reads."))))
                    .add(new Code(it)),
            () -> blocks.paragraph("Nothing was chosen."));
    return Optional.of(blocks.section("spec", "Spec", "The choice as a spec"));
  }

  /** The exact spec of the winner; empty when nothing was chosen. */
  public static Optional<String> yaml(StudyResult result) {
    StudySpec study = result.study();
    // The trial's name lists its choices, which is too long for a table's first column.
    return result
        .decision()
        .winner()
        .map(it -> result.spec(it).named(study.name() + "_choice", study.title() + ": the choice"))
        .map(NetworkSpec::yaml);
  }
}
