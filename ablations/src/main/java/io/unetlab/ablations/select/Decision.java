package io.unetlab.ablations.select;

import io.unetlab.ablations.analysis.Front;
import io.unetlab.ablations.study.SelectSpec;
import io.unetlab.ablations.trial.TrialResult.Completed;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * The chosen variant, the rule, and what would change the choice.
 *
 * @param rule the rule in words
 * @param ranking every feasible candidate, the best first
 * @param verdicts every completed candidate, in the order of the design; cannot be changed
 * @param fronts cannot be changed; over params and macs, of the variants that keep the limits on
 *     quality; over the first objective and the first quality metric; over all metrics of the rule
 * @param stability how often each candidate is chosen when the uncertain values are resampled
 * @param whatWouldChange the smallest change to each part of the rule, and to each value that it
 *     depends on, that changes the choice
 * @param nearMisses the candidates nearest to feasible, if none is feasible; else empty
 */
public record Decision(
    SelectSpec select,
    String rule,
    List<Ranked> ranking,
    List<Verdict> verdicts,
    List<Front> fronts,
    Stability stability,
    List<WhatIf> whatWouldChange,
    List<NearMiss> nearMisses) {

  public Decision {
    Objects.requireNonNull(select, "select");
    Objects.requireNonNull(rule, "rule");
    ranking = List.copyOf(ranking);
    Objects.requireNonNull(verdicts, "verdicts");
    Objects.requireNonNull(fronts, "fronts");
    Objects.requireNonNull(stability, "stability");
    whatWouldChange = List.copyOf(whatWouldChange);
    nearMisses = List.copyOf(nearMisses);
  }

  /** The choice; empty when no candidate satisfies every constraint. */
  public Optional<Completed> winner() {
    return ranking.stream().findFirst().map(Ranked::candidate);
  }

  /** The second in the ranking. */
  public Optional<Completed> runnerUp() {
    return ranking.stream().skip(1).findFirst().map(Ranked::candidate);
  }

  /** How the tie between the winner and the second was broken; empty if they do not tie. */
  public String tie() {
    return ranking.size() < 2 ? "" : ranking.get(1).tie();
  }

  /** The verdict on a candidate of this study. */
  public Verdict verdict(Completed candidate) {
    return verdicts.stream()
        .filter(verdict -> verdict.candidate().variant().equals(candidate.variant()))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no verdict of " + candidate.variant()));
  }

  /** The exit code: 0 when there is a choice, 3 when no candidate satisfies every constraint. */
  public int exitCode() {
    return ranking.isEmpty() ? 3 : 0;
  }
}
