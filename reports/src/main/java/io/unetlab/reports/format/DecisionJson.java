package io.unetlab.reports.format;

import io.unetlab.ablations.score.Score;
import io.unetlab.ablations.select.Decision;
import io.unetlab.ablations.select.Supposition;
import io.unetlab.ablations.select.WhatIf;
import io.unetlab.ablations.study.Constraint;
import io.unetlab.ablations.study.SelectSpec;
import io.unetlab.ablations.study.Unknown;
import io.unetlab.ablations.trial.TrialResult.Completed;
import io.unetlab.reports.view.DecisionText;
import io.unetlab.reports.view.Trials;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** A study's decision, as part of its JSON. */
record DecisionJson(
    @Doc("in words") String sentence,
    @Doc("in words") String rule,
    @Doc("each next one breaks ties") List<StudyJson.Goal> objectives,
    @Doc("constraints") List<Limit> where,
    @Doc("how limits treat an unknown value") Unknown unknownQuality,
    @Doc("if the rule has `weighted` or `knee`; else `null`") Optional<Weights> score,
    @Doc("number of a trial; `null` when none meets every constraint") Optional<Integer> winner,
    @Doc("number of the second-best trial; `null` if there is none") Optional<Integer> runnerUp,
    @Doc("the feasible variants, the best first") Stream<Place> ranking,
    @Doc("[how stable it is](deciding.md#stability-of-the-choice)") Stability stability,
    @Doc("the nearest changes that change the choice") List<Change> whatWouldChange,
    @Doc("sentences about the nearest variants when none meets every constraint")
        List<String> nearMisses) {

  static DecisionJson of(Trials trials) {
    Decision decision = trials.result().decision();
    SelectSpec select = decision.select();
    DecisionText text = new DecisionText(trials);
    return new DecisionJson(
        text.sentence(),
        decision.rule(),
        select.objectives().stream().map(StudyJson.Goal::of).toList(),
        select.where().stream().map(Limit::of).toList(),
        select.unknown(),
        select.score().map(Weights::of),
        decision.winner().map(it -> number(it, trials)),
        decision.runnerUp().map(it -> number(it, trials)),
        decision.ranking().stream()
            .map(it -> new Place(it.place(), number(it.candidate(), trials), it.tie())),
        Stability.of(decision.stability(), trials),
        decision.whatWouldChange().stream().map(it -> Change.of(it, trials)).toList(),
        text.nearMisses());
  }

  private static int number(Completed candidate, Trials trials) {
    return trials.number(candidate.variant());
  }

  record Limit(
      @Doc("its name") String metric,
      @Doc("`<=`, `<`, `>=` or `>`") String comparison,
      @Doc("in the metric's unit") BigDecimal bound) {

    static Limit of(Constraint constraint) {
      return new Limit(
          constraint.metric().name(), constraint.comparison().sign(), constraint.bound());
    }
  }

  record Weights(@Doc("in words") String text, @Doc("by metric") Map<String, Double> weights) {

    static Weights of(Score score) {
      Map<String, Double> weights = new LinkedHashMap<>();
      for (int i = 0; i < score.metrics().size(); i++) {
        weights.put(score.metrics().get(i).name(), score.weights().get(i));
      }
      return new Weights(score.text(), weights);
    }
  }

  record Place(
      @Doc("from 1") int place,
      @Doc("its number") int trial,
      @Doc("how a tie with the previous one was broken; may be empty") String tie) {}

  record Stability(
      @Doc("0 when nothing is uncertain") int draws,
      @Doc("of the random numbers") long seed,
      @Doc("share of the draws, 0 to 1") double noChoice,
      @Doc("the most frequent first") List<Win> wins) {

    static Stability of(io.unetlab.ablations.select.Stability stability, Trials trials) {
      return new Stability(
          stability.draws(),
          stability.seed(),
          stability.noChoice(),
          stability.wins().stream()
              .map(it -> new Win(number(it.candidate(), trials), it.share()))
              .toList());
    }
  }

  record Win(@Doc("its number") int trial, @Doc("of the draws, 0 to 1") double share) {}

  record Change(
      @Doc("whether the rule or a figure changes") WhatIf.Kind kind,
      @Doc("the changed part, and its present form") String change,
      @Doc("the figure that changes; `null` if the rule does") Optional<Supposed> supposed,
      @Doc("number of the trial that would be chosen; `null` if none would be")
          Optional<Integer> winner,
      @Doc("of `supposed.metric` of that trial, as the change makes it; `null` if it stays")
          Optional<BigDecimal> value,
      @Doc("the change as one sentence") String text) {

    static Change of(WhatIf whatIf, Trials trials) {
      return new Change(
          whatIf.kind(),
          whatIf.change(),
          whatIf.supposed().map(Supposed::of),
          whatIf.winner().map(it -> number(it, trials)),
          whatIf.value(),
          whatIf.text());
    }
  }

  record Supposed(
      @Doc("whose unit the values have") String metric,
      @Doc("`base`, a choice as `factor=option`, or `choice` for the choice's measured value")
          String what,
      @Doc("the present value") BigDecimal now,
      @Doc("the value that changes the choice") BigDecimal then) {

    static Supposed of(Supposition supposition) {
      return new Supposed(
          supposition.metric().name(), supposition.what(), supposition.now(), supposition.then());
    }
  }
}
