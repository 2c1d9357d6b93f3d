package io.unetlab.ablations.select;

import io.unetlab.ablations.analysis.Front;
import io.unetlab.ablations.analysis.Values;
import io.unetlab.ablations.study.SelectSpec;
import io.unetlab.ablations.trial.TrialResult.Completed;
import io.unetlab.profiler.metric.Metric;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;

/** Chooses the best of the candidates that satisfy every constraint; deterministic. */
public final class Selector {

  private final Values values;
  private final List<Metric> metrics;

  /**
   * @param candidates in the order of the design, which breaks the last ties
   * @param metrics the metrics that the study shows; what-ifs try them as objectives
   */
  public Selector(List<Completed> candidates, List<Metric> metrics) {
    this.values = new Values(candidates);
    this.metrics = List.copyOf(metrics);
    this.values.read(metrics);
  }

  /** The choice by a rule, with its explanation. */
  public Decision decide(SelectSpec rule) {
    List<Verdict> verdicts = new Judge(rule, values).verdicts();
    Values inOrder = OrderedBlocks.inOrder(rule, values);
    // It needs no choice, and only reads what the others read.
    CompletableFuture<Stability> stability =
        CompletableFuture.supplyAsync(() -> Draws.stability(rule, inOrder));
    Ordering ordering = new Ordering(rule, values);
    List<Ranked> ranking = ordering.ranking();
    Optional<Completed> winner = ranking.stream().findFirst().map(Ranked::candidate);
    List<WhatIf> whatIfs = new WhatIfs(inOrder, metrics, rule, winner).all();
    return new Decision(
        rule,
        rule.text(),
        ranking,
        verdicts,
        new Fronts(rule, metrics, values, ordering.order()).whenRead(),
        stability.join(),
        whatIfs,
        ranking.isEmpty() ? NearMisses.of(verdicts) : List.of());
  }

  /** The feasible candidates, the best first, without an explanation. */
  public List<Completed> ranking(SelectSpec rule) {
    return IntStream.of(new Ordering(rule, values).order())
        .mapToObj(values.candidates()::get)
        .toList();
  }

  /** The first front of a decision by a rule. */
  public Front front(SelectSpec rule) {
    int[] order = new Ordering(rule, values).order();
    return new Fronts(rule, metrics, values, order).whenRead().get(0);
  }

  /** The choice by a rule; empty when no candidate satisfies every constraint. */
  public Optional<Completed> winner(SelectSpec rule) {
    return winner(rule, values);
  }

  static Optional<Completed> winner(SelectSpec rule, Values values) {
    return new Ordering(rule, values).best().map(values.candidates()::get);
  }
}
