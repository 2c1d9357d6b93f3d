package io.unetlab.ablations.exec;

import io.unetlab.ablations.design.DesignPlan;
import io.unetlab.ablations.design.Searched;
import io.unetlab.ablations.design.Variant;
import io.unetlab.ablations.propose.Proposer;
import io.unetlab.ablations.propose.Round;
import io.unetlab.ablations.study.Factor;
import io.unetlab.ablations.study.Option;
import io.unetlab.ablations.study.StudySpec;
import io.unetlab.ablations.trial.TrialResult;
import io.unetlab.profiler.metric.Metric;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Asks for the base, then for variants that differ in one choice from the fastest so far, a few at
 * a time, until it has asked for all of those.
 */
final class Climber implements Proposer {

  private static final int BATCH = 2;

  private final StudySpec study;
  private final List<Metric> needs;
  private final Set<Variant> asked = new LinkedHashSet<>();
  private final List<TrialResult> results = new ArrayList<>();
  private final List<String> ends = new ArrayList<>();
  private Round round;
  private Optional<DesignPlan> plan = Optional.empty();

  Climber(StudySpec study, Metric... needs) {
    this.study = study;
    this.needs = List.of(needs);
    this.round = new Round(List.of(Variant.base(study.factors())), this.needs, 0);
  }

  List<TrialResult> results() {
    return results;
  }

  List<String> ends() {
    return ends;
  }

  @Override
  public Round ask() {
    return round;
  }

  @Override
  public void tell(List<TrialResult> told) {
    asked.addAll(round.variants());
    results.addAll(told);
    List<Variant> next = next();
    if (next.isEmpty() || told.size() < round.variants().size()) {
      finish();
    }
    round = new Round(next, needs, 0);
  }

  private List<Variant> next() {
    return results.stream()
        .sorted(Comparator.comparingDouble(this::latency))
        .flatMap(it -> neighbours(it.variant()).stream())
        .filter(it -> !asked.contains(it))
        .distinct()
        .limit(BATCH)
        .toList();
  }

  private double latency(TrialResult result) {
    return needs.stream()
        .mapToDouble(
            it ->
                result
                    .completed()
                    .flatMap(trial -> trial.value(it))
                    .map(Number::doubleValue)
                    .orElse(Double.POSITIVE_INFINITY))
        .sum();
  }

  private List<Variant> neighbours(Variant variant) {
    List<Variant> neighbours = new ArrayList<>();
    for (Factor factor : study.factors()) {
      for (Option option : factor.options()) {
        Map<String, String> choices = new LinkedHashMap<>(variant.choices());
        choices.put(factor.name(), option.name());
        neighbours.add(Variant.of(study.factors(), choices));
      }
    }
    return neighbours;
  }

  @Override
  public void end(String why) {
    ends.add(why);
    finish();
  }

  private void finish() {
    plan = Optional.of(DesignPlan.of(study, List.of(), new Searched(List.copyOf(asked), ends)));
  }

  @Override
  public Optional<DesignPlan> plan() {
    return plan;
  }
}
