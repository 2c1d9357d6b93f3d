package io.unetlab.reports.format;

import io.unetlab.ablations.analysis.Change;
import io.unetlab.ablations.analysis.Front;
import io.unetlab.ablations.analysis.Rung;
import io.unetlab.ablations.exec.Provenance;
import io.unetlab.ablations.exec.ReferencePoint;
import io.unetlab.ablations.exec.StudyResult;
import io.unetlab.ablations.exec.TargetLatencies;
import io.unetlab.ablations.quality.Prediction;
import io.unetlab.ablations.quality.Term;
import io.unetlab.ablations.score.Score;
import io.unetlab.ablations.select.Ranked;
import io.unetlab.ablations.select.Stability;
import io.unetlab.ablations.select.Supposition;
import io.unetlab.ablations.select.WhatIf;
import io.unetlab.ablations.study.Constraint;
import io.unetlab.ablations.study.Effect;
import io.unetlab.ablations.study.Evidence;
import io.unetlab.ablations.study.Objective;
import io.unetlab.ablations.trial.TrialResult;
import io.unetlab.ablations.trial.TrialResult.Completed;
import io.unetlab.profiler.metric.Metric;
import io.unetlab.reports.table.JsonText;
import io.unetlab.reports.view.DecisionText;
import io.unetlab.reports.view.Trials;
import io.unetlab.spec.yaml.ChoiceType;
import java.io.IOException;
import java.io.Writer;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A study's result as JSON; docs/json.md describes every key. */
final class StudyJson {

  /** Grows when a key is added or becomes another. */
  private static final int FORMAT = 3;

  private final Trials trials;
  private final StudyResult result;

  private StudyJson(Trials trials) {
    this.trials = trials;
    this.result = trials.result();
  }

  /** Writes the document, a trial at a time: all of them may be more than the memory holds. */
  static void write(Trials trials, Writer out) throws IOException {
    JsonText.write(new StudyJson(trials).document(), out);
  }

  private Map<String, Object> document() {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("format", FORMAT);
    map.put("kind", "study_result");
    map.put("name", result.study().name());
    map.put("title", result.study().title());
    map.put("provenance", provenance(result.provenance()));
    map.put("decision", decision());
    map.put("ladder", result.ladder().rungs().stream().map(this::rung).toList());
    EffectsJson.put(map, trials);
    map.put("fronts", result.decision().fronts().stream().map(this::front).toList());
    map.put("measurements", result.latencies().stream().map(StudyJson::latencies).toList());
    map.put("references", result.references().stream().map(this::reference).toList());
    map.put("trials", result.trials().stream().map(this::trial));
    return map;
  }

  private static Map<String, Object> provenance(Provenance provenance) {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("tool", provenance.tool());
    map.put("study", provenance.study());
    map.put("base", provenance.base());
    map.put("specs", provenance.specs());
    return map;
  }

  private static Map<String, Object> latencies(TargetLatencies latencies) {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("target", latencies.target().name());
    map.put("kind", latencies.target().kind());
    map.put("metric", latencies.metric().name());
    List<LatencyJson> runs = latencies.sessions().stream().map(LatencyJson::of).toList();
    map.put("run", runs.stream().findFirst());
    map.put("further_runs", runs.stream().skip(1).toList());
    map.put("not_measured", latencies.obstacle());
    map.put(
        "imported",
        latencies.target().imported().map(it -> ImportJson.of(it.file())));
    return map;
  }

  private Map<String, Object> decision() {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("sentence", new DecisionText(trials).sentence());
    map.put("rule", result.decision().rule());
    map.put(
        "objectives",
        result.decision().select().objectives().stream().map(StudyJson::objective).toList());
    map.put(
        "where", result.decision().select().where().stream().map(StudyJson::constraint).toList());
    map.put("unknown_quality", ChoiceType.word(result.decision().select().unknown()));
    map.put("score", result.decision().select().score().map(StudyJson::score));
    map.put("winner", result.decision().winner().map(this::number));
    map.put("runner_up", result.decision().runnerUp().map(this::number));
    map.put("ranking", result.decision().ranking().stream().map(this::ranked));
    map.put("stability", stability(result.decision().stability()));
    map.put(
        "what_would_change",
        result.decision().whatWouldChange().stream().map(this::whatIf).toList());
    map.put("near_misses", new DecisionText(trials).nearMisses());
    return map;
  }

  private static Map<String, Object> score(Score score) {
    Map<String, Object> weights = new LinkedHashMap<>();
    for (int i = 0; i < score.metrics().size(); i++) {
      weights.put(score.metrics().get(i).name(), score.weights().get(i));
    }
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("text", score.text());
    map.put("weights", weights);
    return map;
  }

  private Map<String, Object> stability(Stability stability) {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("draws", stability.draws());
    map.put("seed", stability.seed());
    map.put("no_choice", stability.noChoice());
    map.put("wins", stability.wins().stream().map(this::win).toList());
    return map;
  }

  private Map<String, Object> win(Stability.Win win) {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("trial", number(win.candidate()));
    map.put("share", win.share());
    return map;
  }

  private static Map<String, Object> supposition(Supposition supposition) {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("metric", supposition.metric().name());
    map.put("what", supposition.what());
    map.put("now", supposition.now());
    map.put("then", supposition.then());
    return map;
  }

  private static Map<String, Object> objective(Objective objective) {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("metric", objective.metric().name());
    map.put("direction", ChoiceType.word(objective.direction()));
    return map;
  }

  private static Map<String, Object> constraint(Constraint constraint) {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("metric", constraint.metric().name());
    map.put("comparison", constraint.comparison().sign());
    map.put("bound", constraint.bound());
    return map;
  }

  private Map<String, Object> ranked(Ranked ranked) {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("place", ranked.place());
    map.put("trial", number(ranked.candidate()));
    map.put("tie", ranked.tie());
    return map;
  }

  private Map<String, Object> whatIf(WhatIf whatIf) {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("kind", ChoiceType.word(whatIf.kind()));
    map.put("change", whatIf.change());
    map.put("supposed", whatIf.supposed().map(StudyJson::supposition));
    map.put("winner", whatIf.winner().map(this::number));
    map.put("text", whatIf.text());
    return map;
  }

  private Map<String, Object> rung(Rung rung) {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("factor", rung.step().factor().name());
    map.put("option", rung.step().option().name());
    map.put("kept", rung.step().kept());
    map.put("before", trials.number(rung.step().before()));
    map.put("trial", trials.number(rung.step().variant()));
    Map<String, Object> changes = new LinkedHashMap<>();
    rung.changes().forEach(it -> changes.put(it.metric().name(), change(it)));
    map.put("changes", changes);
    return map;
  }

  private static Map<String, Object> change(Change change) {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("before", change.before());
    map.put("after", change.after());
    map.put("relative", change.relative());
    map.put("published", change.published().stream().map(StudyJson::evidence).toList());
    return map;
  }

  private static Map<String, Object> evidence(Evidence evidence) {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("relative", evidence.effect().relative());
    if (evidence.effect() instanceof Effect.Absolute absolute) {
      map.put("value", absolute.value());
      map.put("baseline", absolute.baseline());
    }
    map.put("sd", sd(evidence.sd()));
    map.put("kind", ChoiceType.word(evidence.kind()));
    map.put("firmness", ChoiceType.word(evidence.firmness()));
    map.put("source", evidence.source());
    return map;
  }

  private Map<String, Object> front(Front front) {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("among", front.among());
    map.put("x", front.x().name());
    map.put("y", front.y().name());
    map.put("goals", front.goals().stream().map(StudyJson::objective).toList());
    map.put("trials", front.members().stream().map(this::number).toList());
    return map;
  }

  private Map<String, Object> reference(ReferencePoint point) {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("name", point.reference().name());
    map.put("counted", point.isCounted());
    map.put("source", point.reference().source());
    Map<String, Object> values = new LinkedHashMap<>();
    for (Metric metric : result.study().metrics()) {
      point.value(metric).ifPresent(it -> values.put(metric.name(), it));
    }
    map.put("values", values);
    return map;
  }

  private Map<String, Object> trial(TrialResult trial) {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("trial", trials.number(trial.variant()));
    map.put("variant", trial.variant().label());
    map.put("choices", trial.variant().choices());
    map.put("standing", trials.standing(trial).text());
    map.put("reasons", trials.reasons(trial));
    if (trial instanceof Completed completed) {
      map.put("hash", completed.hash().hex());
      map.put("same_as", completed.sameAs().map(trials::number));
      map.put("counted", completed.counted().values());
      map.put("measured", completed.measured().values());
      Map<String, Object> quality = new LinkedHashMap<>();
      completed.quality().forEach((metric, it) -> quality.put(metric.name(), prediction(it)));
      map.put("quality", quality);
    }
    return map;
  }

  private static Map<String, Object> prediction(Prediction prediction) {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("value", prediction.value());
    map.put("sd", sd(prediction.withoutSd().isEmpty() ? prediction.sd() : 0));
    map.put("measured", prediction.isMeasured());
    map.put("kind", prediction.weakestKind().map(ChoiceType::word));
    map.put("firmness", prediction.weakestFirmness().map(ChoiceType::word));
    List<Object> chain = new ArrayList<>();
    for (Term term : prediction.chain()) {
      Map<String, Object> link = new LinkedHashMap<>();
      link.put("term", term.label());
      link.put("amount", term.amount());
      link.put("sd", sd(term.sd()));
      link.put("kind", ChoiceType.word(term.kind()));
      link.put("firmness", ChoiceType.word(term.firmness()));
      link.put("source", term.source());
      chain.add(link);
    }
    map.put("chain", chain);
    map.put("missing", prediction.missing());
    return map;
  }

  // 0 stands for one that nobody stated.
  private static Optional<BigDecimal> sd(double sd) {
    return sd > 0 ? Optional.of(JsonNumbers.number(sd)) : Optional.empty();
  }

  private int number(Completed candidate) {
    return trials.number(candidate.variant());
  }
}
