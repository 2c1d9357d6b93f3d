package io.unetlab.reports.view;

import io.unetlab.ablations.exec.StudyResult;
import io.unetlab.ablations.quality.Prediction;
import io.unetlab.ablations.study.StudySpec;
import io.unetlab.ablations.trial.TrialResult.Completed;
import io.unetlab.reports.table.Table;
import io.unetlab.spec.model.SpecWriter;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Everything that a study's report says, in words and tables; the formats only set it.
 *
 * @param figures at the head; empty when nothing was chosen
 * @param choices of the winner that differ from the base, {@code factor=option} each
 * @param winnerYaml the exact spec of the winner; empty when nothing was chosen
 * @param ranking the best feasible variants
 * @param latency of the choice, a sentence for each target where it is known
 * @param latencies a section for each target
 * @param targets the networks on all targets; empty when there is only one
 * @param disagreements where targets order networks differently, a sentence each
 * @param stability how often the choice is chosen, in a sentence
 * @param wins how often each variant is chosen; empty when nothing is uncertain
 * @param frontAmong which variants the front is of
 * @param goals the front of everything that the rule is about; empty when that is two metrics or
 *     fewer
 * @param goalsTitle what that front is of
 */
public record StudyPage(
    String title,
    String name,
    String baseName,
    String sentence,
    List<KeyFigure> figures,
    List<String> choices,
    String rule,
    String runnerUp,
    List<String> warnings,
    String stability,
    Table wins,
    Table whatWouldChange,
    List<String> nearMisses,
    String counts,
    List<Table> constraints,
    List<Table> chains,
    List<String> latency,
    List<LatencySection> latencies,
    Optional<Table> targets,
    List<String> disagreements,
    Table ladder,
    EffectsView effects,
    Excerpt ranking,
    Excerpt front,
    String frontAmong,
    Excerpt goals,
    String goalsTitle,
    Excerpt rejected,
    Excerpt failed,
    Table references,
    String winnerYaml,
    List<Fact> provenance) {

  private static final int RANKING_ROWS = 30;
  // A page is read by people; a study may have a hundred thousand variants.
  private static final int MOST_ROWS = 100;

  /** A name with its value. */
  public record Fact(String name, String value) {
    public Fact {
      Objects.requireNonNull(name, "name");
      Objects.requireNonNull(value, "value");
    }
  }

  /** Says it all of one result. */
  public static StudyPage of(Trials trials) {
    StudyResult result = trials.result();
    DecisionText text = new DecisionText(trials);
    VariantTables variants = new VariantTables(trials);
    LatencySections latencies = LatencySections.of(trials);
    TargetsTable targets = new TargetsTable(trials);
    return new StudyPage(
        result.study().title(),
        result.study().name(),
        text.baseName(),
        text.sentence(),
        KeyFigures.of(trials, text),
        trials.winner().map(StudyPage::choices).orElse(List.of()),
        result.decision().rule(),
        text.runnerUp(),
        text.warnings(),
        text.stability(),
        StabilityTable.of(trials, text.keyMetrics()),
        WhatIfTable.of(trials, text.keyMetrics()),
        text.nearMisses(),
        text.counts(),
        trials
            .winner()
            .flatMap(it -> trials.verdict(it.variant()))
            .map(EvidenceTables::checks)
            .filter(table -> !table.isEmpty())
            .stream()
            .toList(),
        trials.winner().map(StudyPage::chains).orElse(List.of()),
        latencies.sentences(),
        latencies.sections(),
        targets.table(),
        targets.disagreements(),
        LadderTable.of(result),
        EffectsView.of(trials),
        variants.ranking(RANKING_ROWS),
        variants.front(MOST_ROWS),
        variants.frontAmong(),
        variants.goals(MOST_ROWS),
        variants.goalsTitle(),
        variants.rejected(MOST_ROWS),
        variants.failed(MOST_ROWS),
        EvidenceTables.references(result),
        trials.winner().map(it -> winnerYaml(result, it)).orElse(""),
        provenance(result));
  }

  // The trial's own name lists its choices, which is too long for a table's first column.
  private static String winnerYaml(StudyResult result, Completed winner) {
    StudySpec study = result.study();
    return SpecWriter.write(
        result.spec(winner).named(study.name() + "_choice", study.title() + ": the choice"));
  }

  private static List<String> choices(Completed winner) {
    return winner.variant().isBase() ? List.of() : List.of(winner.variant().label().split(" "));
  }

  private static List<Table> chains(Completed winner) {
    return winner.quality().values().stream()
        .filter(Prediction::isKnown)
        .map(EvidenceTables::chain)
        .toList();
  }

  private static List<Fact> provenance(StudyResult result) {
    return List.of(
        new Fact("UNetLab", result.provenance().tool()),
        new Fact("study", result.study().name() + ", " + result.provenance().study()),
        new Fact("base", result.study().base().spec().name() + ", " + result.provenance().base()),
        new Fact("variants", Integer.toString(result.trials().size())),
        new Fact("distinct networks counted", Integer.toString(result.provenance().specs())));
  }
}
