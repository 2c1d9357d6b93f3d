package io.unetlab.ablations.select;

import io.unetlab.ablations.analysis.Front;
import io.unetlab.ablations.analysis.Pareto;
import io.unetlab.ablations.design.Variant;
import io.unetlab.ablations.study.Constraint;
import io.unetlab.ablations.study.Objective;
import io.unetlab.ablations.study.SelectSpec;
import io.unetlab.ablations.trial.TrialResult.Completed;
import io.unetlab.profiler.metric.Metric;
import io.unetlab.profiler.metric.Metrics;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Chooses the best of the candidates that keep every constraint; the same input, the same choice.
 */
public final class Selector {

  private static final String ALL = "all variants";

  private final List<Completed> candidates;
  private final List<Metric> metrics;

  /**
   * @param candidates in the order of the design, which breaks the last ties
   * @param metrics what the study shows; other objectives are tried among them
   */
  public Selector(List<Completed> candidates, List<Metric> metrics) {
    this.candidates = List.copyOf(candidates);
    this.metrics = List.copyOf(metrics);
  }

  /** The choice by a rule, with all that led to it. */
  public Decision decide(SelectSpec rule) {
    Judge judge = new Judge(rule);
    List<Verdict> verdicts = candidates.stream().map(judge::verdict).toList();
    List<Ranked> ranking = rank(judge, feasible(verdicts, judge));
    return new Decision(
        rule,
        rule.text(),
        ranking,
        verdicts,
        fronts(rule, verdicts, ranking),
        new WhatIfs(this, metrics, rule, verdicts).all(),
        ranking.isEmpty() ? NearMisses.of(verdicts, judge.bestFirst()) : List.of());
  }

  /** The choice by a rule; empty when no candidate keeps every constraint. */
  public Optional<Completed> winner(SelectSpec rule) {
    Judge judge = new Judge(rule);
    return candidates.stream()
        .map(judge::verdict)
        .filter(Verdict::isFeasible)
        .map(Verdict::candidate)
        .min(judge.bestFirst());
  }

  private static List<Completed> feasible(List<Verdict> verdicts, Judge judge) {
    return verdicts.stream()
        .filter(Verdict::isFeasible)
        .map(Verdict::candidate)
        .sorted(judge.bestFirst())
        .toList();
  }

  private static List<Ranked> rank(Judge judge, List<Completed> best) {
    List<Ranked> ranking = new ArrayList<>();
    for (int i = 0; i < best.size(); i++) {
      if (i == 0) {
        ranking.add(new Ranked(1, best.get(0), ""));
        continue;
      }
      Completed ahead = best.get(i - 1);
      boolean ties = judge.ties(ahead, best.get(i));
      int place = ties ? ranking.get(i - 1).place() : i + 1;
      ranking.add(new Ranked(place, best.get(i), judge.tie(ahead, best.get(i))));
    }
    return ranking;
  }

  // A cheap network of no quality is on no front that anybody wants to see.
  private List<Front> fronts(SelectSpec rule, List<Verdict> verdicts, List<Ranked> ranking) {
    List<Front> fronts = new ArrayList<>();
    Comparator<Completed> ties = preferred(ranking);
    boolean limited = rule.where().stream().anyMatch(it -> Metrics.QUALITY.contains(it.metric()));
    List<Completed> good =
        verdicts.stream().filter(Verdict::keepsQuality).map(Verdict::candidate).toList();
    Metric params = Metrics.find("params").orElseThrow();
    Metric macs = Metrics.find("macs").orElseThrow();
    fronts.add(
        limited && !good.isEmpty()
            ? Pareto.front("the variants that keep the limits on quality", good, params, macs, ties)
            : Pareto.front(ALL, candidates, params, macs, ties));
    Metric objective = rule.objectives().get(0).metric();
    firstQuality(rule)
        .filter(quality -> !quality.equals(objective))
        .ifPresent(quality -> fronts.add(Pareto.front(ALL, candidates, objective, quality, ties)));
    return fronts;
  }

  private static Comparator<Completed> preferred(List<Ranked> ranking) {
    Map<Variant, Integer> places = new HashMap<>();
    ranking.forEach(it -> places.put(it.candidate().variant(), places.size()));
    return Comparator.comparingInt(
            (Completed it) -> places.getOrDefault(it.variant(), places.size()))
        .thenComparingInt(it -> it.variant().changes());
  }

  private Optional<Metric> firstQuality(SelectSpec rule) {
    return Stream.of(
            rule.where().stream().map(Constraint::metric),
            rule.objectives().stream().map(Objective::metric),
            metrics.stream())
        .flatMap(it -> it)
        .filter(Metrics.QUALITY::contains)
        .findFirst();
  }

  Comparator<Completed> bestFirst(SelectSpec rule) {
    return new Judge(rule).bestFirst();
  }
}
