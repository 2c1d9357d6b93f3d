package io.unetlab.ablations.propose;

import io.unetlab.ablations.design.DesignPlan;
import io.unetlab.ablations.design.Variant;
import io.unetlab.ablations.quality.QualityModel;
import io.unetlab.ablations.study.BestOrder;
import io.unetlab.ablations.study.Conditions;
import io.unetlab.ablations.study.Design;
import io.unetlab.ablations.study.Factor;
import io.unetlab.ablations.study.Option;
import io.unetlab.ablations.study.StudySpec;
import io.unetlab.ablations.trial.TrialResult;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * Finds the best order of a ladder greedily: each step makes the edit with the best {@link Trade}
 * at that point, and no edit is ever reverted.
 *
 * <p>What an edit saves depends on those before it, so another order may reach the same saving with
 * less loss on the way; every order with the same edits ends in the same network.
 *
 * <p>Each option of a factor is tried and the best is kept; the others become steps that are
 * reverted. An option whose network is invalid, or whose condition does not hold, waits for the
 * steps that make it valid.
 */
final class GreedyLadder implements Proposer {

  /** What is known about a network. */
  private record Point(BigDecimal cost, Optional<BigDecimal> quality) {}

  /** An edit that is possible now, and the resulting network. */
  private record Candidate(Factor factor, Option option, Variant variant) {

    Design.Step step(boolean keep) {
      return new Design.Step(factor.name(), option.name(), keep);
    }
  }

  /** An edit with its result. */
  private record Edit(Candidate candidate, Point after, Trade trade) {}

  private static final Comparator<Edit> BEST_FIRST =
      Comparator.comparing(Edit::trade, Trade.BEST_FIRST);

  private final StudySpec study;
  private final BestOrder asked;
  private final QualityModel quality;
  private final Conditions conditions;
  private final List<Factor> left;
  private final List<Design.Step> steps = new ArrayList<>();
  private final Map<String, String> kept = new LinkedHashMap<>();
  private Optional<Point> now = Optional.empty();
  private List<Candidate> round = List.of();
  private Optional<DesignPlan> plan = Optional.empty();

  private GreedyLadder(StudySpec study, BestOrder asked) {
    this.study = study;
    this.asked = asked;
    this.quality = new QualityModel(study);
    this.conditions = study.conditions();
    this.left =
        new ArrayList<>(
            study.factors().stream().filter(it -> asked.factors().contains(it.name())).toList());
  }

  static Optional<Proposer> of(StudySpec study) {
    return study.design().ladder().best().map(best -> new GreedyLadder(study, best));
  }

  /** The base first, then every edit that is possible after the steps so far. */
  @Override
  public Round ask() {
    return Round.counted(plan.map(DesignPlan::variants).orElseGet(this::tried));
  }

  private List<Variant> tried() {
    return now.isEmpty()
        ? List.of(Variant.base(study.factors()))
        : round.stream().map(Candidate::variant).toList();
  }

  @Override
  public void tell(List<TrialResult> results) {
    if (plan.isPresent()) {
      return;
    }
    if (results.size() < tried().size()) {
      now = Optional.empty();
    } else {
      now = now.isEmpty() ? point(results.get(0)) : climb(now.get(), results);
    }
    round = now.isEmpty() ? List.of() : candidates();
    if (round.isEmpty()) {
      plan = Optional.of(DesignPlan.of(study, steps));
    }
  }

  @Override
  public void end(String why) {
    tell(List.of());
  }

  @Override
  public Optional<DesignPlan> plan() {
    return plan;
  }

  private List<Candidate> candidates() {
    List<Candidate> candidates = new ArrayList<>();
    for (Factor factor : left) {
      for (Option option : factor.changes()) {
        Map<String, String> tried = new LinkedHashMap<>(kept);
        tried.put(factor.name(), option.name());
        if (conditions.broken(tried).isEmpty()) {
          candidates.add(new Candidate(factor, option, Variant.of(study.factors(), tried)));
        }
      }
    }
    return candidates;
  }

  /** Makes the best edit; empty when none is possible. */
  private Optional<Point> climb(Point before, List<TrialResult> results) {
    List<Edit> edits = new ArrayList<>();
    for (int i = 0; i < results.size(); i++) {
      Candidate candidate = round.get(i);
      point(results.get(i)).ifPresent(after -> edits.add(edit(candidate, before, after)));
    }
    Optional<Edit> best = edits.stream().min(BEST_FIRST);
    best.ifPresent(it -> keep(it.candidate(), edits));
    return best.map(Edit::after);
  }

  private void keep(Candidate best, List<Edit> edits) {
    edits.stream()
        .map(Edit::candidate)
        .filter(it -> it.factor().equals(best.factor()) && !it.equals(best))
        .forEach(it -> steps.add(it.step(false)));
    steps.add(best.step(true));
    kept.put(best.factor().name(), best.option().name());
    left.remove(best.factor());
  }

  private Edit edit(Candidate candidate, Point before, Point after) {
    Optional<BigDecimal> lost =
        before
            .quality()
            .flatMap(was -> after.quality().map(is -> Trade.gain(asked.per(), was, is).negate()));
    BigDecimal saved = Trade.gain(asked.best(), before.cost(), after.cost());
    return new Edit(candidate, after, new Trade(saved, lost));
  }

  /**
   * Empty for an invalid network, which cannot be a step.
   *
   * @throws IllegalStateException when counting failed through a fault of this program, since the
   *     order would be different
   */
  private Optional<Point> point(TrialResult result) {
    Variant variant = result.variant();
    if (result.isFault()) {
      throw new IllegalStateException(
          "the best order needs the counts of "
              + variant
              + ", which failed: "
              + result.obstacle().orElseThrow());
    }
    return result
        .completed()
        .map(it -> new Point(it.counted().require(asked.best().name()), quality(variant)));
  }

  private Optional<BigDecimal> quality(Variant variant) {
    return Objects.requireNonNull(quality.predict(variant).get(asked.per())).value();
  }
}
