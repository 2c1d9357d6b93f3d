package io.unetlab.reports.format;

import static io.unetlab.reports.table.MarkdownTable.escape;

import io.unetlab.ablations.quality.Prediction;
import io.unetlab.ablations.quality.Term;
import io.unetlab.ablations.study.EvidenceKind;
import io.unetlab.ablations.trial.TrialResult.Completed;
import io.unetlab.reports.block.Block;
import io.unetlab.reports.block.Block.Bullets;
import io.unetlab.reports.block.Block.Code;
import io.unetlab.reports.block.Block.Facts;
import io.unetlab.reports.block.Block.Facts.Fact;
import io.unetlab.reports.block.Block.Figures;
import io.unetlab.reports.block.Blocks;
import io.unetlab.reports.section.WinnerSection;
import io.unetlab.reports.view.ChoiceTable;
import io.unetlab.reports.view.DecisionText;
import io.unetlab.reports.view.EvidenceTables;
import io.unetlab.reports.view.KeyFigures;
import io.unetlab.reports.view.Trials;
import io.unetlab.spec.model.NetworkSpec;
import io.unetlab.spec.source.Visible;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The card of the chosen network, as Hugging Face reads it: YAML with metadata, then Markdown. Its
 * results list only what was measured; a predicted quality is in the text, with its evidence.
 */
final class ModelCard {

  static final String FILE = "model_card.md";

  private ModelCard() {}

  static List<ReportFile> write(Report report) {
    return report.trials().winner().stream()
        .map(it -> ReportFile.text(FILE, text(report, it)))
        .toList();
  }

  private static String text(Report report, Completed choice) {
    Trials trials = report.trials();
    MarkdownBlocks blocks = new MarkdownBlocks(Map.of());
    StringBuilder text = new StringBuilder(metadata(trials, choice));
    text.append("\n# ").append(escape(name(trials))).append("\n\n");
    // Its sections are of the second level: no heading is above theirs.
    body(report, choice).forEach(it -> text.append(it.accept(blocks).replaceFirst("^### ", "## ")));
    return Visible.lines(text.toString().stripTrailing()) + "\n";
  }

  private static String name(Trials trials) {
    return trials.result().study().name() + "_choice";
  }

  private static String metadata(Trials trials, Completed choice) {
    String kind = trials.result().spec(choice).kind();
    StringBuilder yaml = new StringBuilder("---\n");
    yaml.append("# No license is known: the study states none.\nlicense: unknown\n");
    yaml.append("library_name: unetlab\n");
    yaml.append("tags:\n  - unetlab\n  - diffusion\n  - architecture-search\n  - ")
        .append(kind)
        .append('\n');
    return yaml.append(results(trials, choice)).append("---\n").toString();
  }

  // A model index is for what was measured, and nothing else.
  private static String results(Trials trials, Completed choice) {
    List<Prediction> measured =
        choice.quality().values().stream().filter(it -> it.isKnown() && it.isMeasured()).toList();
    if (measured.isEmpty()) {
      return "";
    }
    StringBuilder yaml = new StringBuilder("model-index:\n  - name: ");
    yaml.append(quoted(name(trials))).append("\n    results:\n");
    for (Prediction each : measured) {
      String source = each.chain().stream().map(Term::source).findFirst().orElse("");
      yaml.append("      - task:\n          type: image-generation\n");
      yaml.append("        dataset:\n          type: other\n          name: ");
      yaml.append(quoted(source)).append("\n        metrics:\n          - type: ");
      yaml.append(each.metric().name()).append("\n            name: ");
      yaml.append(quoted(each.metric().title() + scale(each))).append("\n            value: ");
      yaml.append(each.value().orElseThrow().toPlainString()).append('\n');
    }
    return yaml.toString();
  }

  private static String scale(Prediction measured) {
    return measured.weakestKind().filter(it -> it == EvidenceKind.SMALL_SCALE).isPresent()
        ? ", of a training in small"
        : "";
  }

  // YAML reads JSON's strings.
  private static String quoted(String text) {
    return '"' + Visible.line(text).replace("\\", "\\\\").replace("\"", "\\\"") + '"';
  }

  private static List<Block> body(Report report, Completed choice) {
    Trials trials = report.trials();
    DecisionText text = new DecisionText(trials);
    NetworkSpec spec = trials.result().spec(choice);
    Blocks blocks =
        new Blocks()
            .paragraph(
                "An architecture chosen by the study “"
                    + trials.result().study().title()
                    + "”. There are no trained weights with it unless you add some.")
            .heading("Architecture")
            .add(new Facts(facts(trials, spec, choice)))
            .add(new Figures(KeyFigures.of(trials, text)))
            .table("What it changes against " + text.baseName(), ChoiceTable.of(trials))
            .heading("How it was chosen")
            .paragraph(text.sentence())
            .paragraph(text.rule());
    text.runnerUp().ifPresent(blocks::paragraph);
    blocks.paragraph(text.stability());
    evidence(blocks, choice);
    if (!text.latencies().isEmpty()) {
      blocks.heading("Latency");
      text.latencies().forEach(blocks::paragraph);
    }
    blocks.heading("Limits").bullets(Bullets.Kind.WARNINGS, limits(text, choice));
    WinnerSection.yaml(trials.result())
        .ifPresent(it -> blocks.heading("Specification").add(new Code(it)));
    return blocks.heading("Provenance").paragraph(report.dated() + ".").all();
  }

  private static List<Fact> facts(Trials trials, NetworkSpec spec, Completed choice) {
    List<Fact> facts = new ArrayList<>();
    facts.add(new Fact("kind", spec.kind()));
    facts.add(new Fact("input", spec.size()));
    facts.add(new Fact("variant", trials.tag(choice.variant()) + ", " + choice.variant().label()));
    facts.add(new Fact("hash", choice.hash().hex()));
    return facts;
  }

  private static void evidence(Blocks blocks, Completed choice) {
    List<Prediction> known =
        choice.quality().values().stream().filter(Prediction::isKnown).toList();
    if (!known.isEmpty()) {
      blocks.heading("Evidence of quality");
      known.stream()
          .map(EvidenceTables::chain)
          .forEach(it -> blocks.note(it.title() + ":").table(it));
    }
  }

  private static List<String> limits(DecisionText text, Completed choice) {
    List<String> limits = new ArrayList<>(text.warnings());
    boolean predicted =
        choice.quality().values().stream().anyMatch(it -> it.isKnown() && !it.isMeasured());
    if (predicted) {
      limits.add(
          "Its quality is predicted from evidence on single changes, as if they were independent;"
              + " it was not measured.");
    }
    limits.add("Counts are exact; they say nothing about the pictures it makes.");
    return limits;
  }
}
