package io.unetlab.ablations.exec;

import io.unetlab.ablations.StudyCode;
import io.unetlab.ablations.design.Variant;
import io.unetlab.ablations.design.VariantBuilder;
import io.unetlab.ablations.exec.Trials.Subject;
import io.unetlab.ablations.store.ResultStore;
import io.unetlab.ablations.store.StoredStudy;
import io.unetlab.ablations.study.BaseQuality;
import io.unetlab.ablations.study.Effect;
import io.unetlab.ablations.study.Evidence;
import io.unetlab.ablations.study.EvidenceKind;
import io.unetlab.ablations.study.Factor;
import io.unetlab.ablations.study.Firmness;
import io.unetlab.ablations.study.Option;
import io.unetlab.ablations.study.ScoredQuality;
import io.unetlab.ablations.study.StudySpec;
import io.unetlab.ablations.study.WeightFiles;
import io.unetlab.ablations.task.LocalExecutor;
import io.unetlab.ablations.trial.TargetKey;
import io.unetlab.ablations.trial.TrialOutcome;
import io.unetlab.profiler.metric.QualityMetrics;
import io.unetlab.profiler.process.RecordJson;
import io.unetlab.spec.model.NetworkSpec;
import io.unetlab.spec.source.Problems;
import io.unetlab.spec.source.SpecException;
import io.unetlab.spec.yaml.ChoiceType;
import io.unetlab.training.recipe.RecipeHash;
import io.unetlab.training.score.Estimate;
import io.unetlab.training.score.ScoreException;
import io.unetlab.training.score.Scores;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.CancellationException;

/**
 * The stage that scores a study's options, before anything depends on their quality: each option
 * alone on the base is one trial. An option that cannot be scored has no evidence.
 */
final class ScoreStage {

  /** In the store, in the place of a target's name; no target can have it. */
  private static final String TARGET = "(score)";

  private final StudySpec study;
  private final ScoredQuality asked;
  private final Map<List<String>, NetworkSpec> options = new LinkedHashMap<>();

  private ScoreStage(StudySpec study, ScoredQuality asked) {
    this.study = study;
    this.asked = asked;
    VariantBuilder builder = new VariantBuilder(study);
    for (Factor factor : study.factors()) {
      for (Option option : factor.changes()) {
        Variant alone = Variant.of(study.factors(), Map.of(factor.name(), option.name()));
        builder
            .build(alone, new Problems())
            .ifPresent(it -> options.put(List.of(factor.name(), option.name()), it));
      }
    }
  }

  /**
   * The study with the scores of its options as evidence, or as it is if it scores nothing.
   *
   * @throws io.unetlab.spec.source.SpecException if the weights are missing
   * @throws CancellationException when it was stopped; finished scores are in the store
   */
  static StudySpec run(StudySpec study, RunSettings settings) {
    return study.scoring().map(it -> new ScoreStage(study, it).run(settings)).orElse(study);
  }

  /** The same from a store, without running anything. */
  static StudySpec read(StudySpec study, ResultStore store, StoredStudy stored) {
    if (study.scoring().isEmpty()) {
      return study;
    }
    TargetKey scored =
        Optional.ofNullable(store.studies().targets(stored).get(TARGET))
            .orElse(new TargetKey(TARGET, Optional.empty(), "", Optional.empty()));
    return new ScoreStage(study, study.scoring().get()).read(store, scored);
  }

  /** How many networks it scores. */
  static int count(StudySpec study) {
    return study.scoring().map(it -> new ScoreStage(study, it).hashes().size()).orElse(0);
  }

  private StudySpec run(RunSettings settings) {
    TargetKey scored = new TargetKey(TARGET, Optional.of(target()), protocol(), Optional.empty());
    settings.store().addTarget(scored);
    try (ScoreEvaluator evaluator = evaluator(scored)) {
      Trials trials =
          new Trials(
              evaluator,
              settings.known(),
              Optional.of(
                  ClaimingExecutor.of(settings, LocalExecutor::oneByOne, settings.stopped())));
      openIfNeeded(trials, evaluator);
      List<List<Subject>> sessions = new ArrayList<>();
      options.values().stream()
          .distinct()
          .forEach(it -> sessions.add(List.of(new Subject(it.hash().hex(), it.name(), () -> it))));
      trials.run(sessions, 0, settings::keep);
      if (settings.stopped().getAsBoolean()) {
        throw new CancellationException("stopped while scoring");
      }
      return with(trials);
    }
  }

  private ScoreEvaluator evaluator(TargetKey scored) {
    return new ScoreEvaluator(study.base().spec(), asked.weights(), asked.recipe(), scored);
  }

  private void openIfNeeded(Trials trials, ScoreEvaluator evaluator) {
    List<String> hashes = hashes();
    trials.lookUp(hashes, 0);
    if (hashes.stream().allMatch(it -> trials.outcome(it, 0).isPresent())) {
      return;
    }
    try {
      evaluator.open();
    } catch (ScoreException e) {
      Problems problems = new Problems();
      problems.error(StudyCode.BAD_TRAINING, asked.location(), "quality", e.reason());
      problems.throwIfErrors();
    }
  }

  private List<String> hashes() {
    return options.values().stream().map(it -> it.hash().hex()).distinct().toList();
  }

  private StudySpec read(ResultStore store, TargetKey scored) {
    try (ScoreEvaluator evaluator = evaluator(scored)) {
      Trials trials = new Trials(evaluator, store, Optional.empty());
      trials.lookUp(hashes(), 0);
      return with(trials);
    }
  }

  private String target() {
    Problems problems = new Problems();
    Optional<String> weights = WeightFiles.hash(asked.weights());
    if (weights.isEmpty()) {
      problems.error(
          StudyCode.FILE_MISSING,
          asked.location(),
          "quality",
          "there are no weights `" + asked.weights() + "`",
          "`unetlab train` makes the base's");
    }
    problems.throwIfErrors();
    return weights.orElseThrow() + " of " + study.base().spec().hash().hex();
  }

  // The study's hash has the recipe as it is written; a score depends on the data itself.
  private String protocol() {
    try {
      return RecipeHash.judging(asked.recipe());
    } catch (UncheckedIOException e) {
      throw SpecException.of(
          StudyCode.FILE_MISSING, asked.location(), String.valueOf(e.getMessage()), "");
    }
  }

  private StudySpec with(Trials trials) {
    Map<List<String>, Evidence> evidence = new LinkedHashMap<>();
    options.forEach(
        (choice, network) ->
            trials
                .outcome(network.hash().hex(), 0)
                .flatMap(TrialOutcome::done)
                .map(it -> RecordJson.read(it.detail(), Scores.class))
                .ifPresent(it -> evidence.put(choice, evidence(it))));
    BaseQuality nothing =
        new BaseQuality(
            QualityMetrics.LOSS,
            BigDecimal.ZERO,
            OptionalDouble.empty(),
            EvidenceKind.MEASURED,
            Firmness.EXACT,
            "0 without changes",
            asked.location());
    return study.withEvidence(nothing, evidence);
  }

  private Evidence evidence(Scores scores) {
    Estimate estimate = scores.of(asked.kind());
    OptionalDouble sd =
        estimate.error() > 0 ? OptionalDouble.of(estimate.error()) : OptionalDouble.empty();
    return new Evidence(
        QualityMetrics.LOSS,
        new Effect.Absolute(estimate.rounded(), BigDecimal.ZERO),
        sd,
        EvidenceKind.MEASURED,
        scores.made().isEmpty() ? Firmness.HIGH : Firmness.LOW,
        source(scores.made()),
        Map.of(),
        asked.location());
  }

  private String source(List<String> made) {
    return ChoiceType.word(asked.kind())
        + " on the base's weights by recipe "
        + asked.recipe().name()
        + (made.isEmpty() ? "" : "; untrained: " + String.join(" ", made));
  }
}
