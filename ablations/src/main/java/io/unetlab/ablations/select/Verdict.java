package io.unetlab.ablations.select;

import io.unetlab.ablations.trial.TrialResult.Completed;
import io.unetlab.profiler.metric.Metrics;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * Whether a candidate can be chosen, and why not.
 *
 * @param checks one for each constraint, in their order
 * @param unranked why it cannot be compared with the others (an objective is unknown); empty when
 *     it can
 */
public record Verdict(Completed candidate, List<Check> checks, String unranked) {

  public Verdict {
    Objects.requireNonNull(candidate, "candidate");
    checks = List.copyOf(checks);
    Objects.requireNonNull(unranked, "unranked");
  }

  public boolean isFeasible() {
    return unranked.isEmpty() && checks.stream().allMatch(Check::passes);
  }

  /** Whether it keeps the constraints on quality, whatever it costs. */
  public boolean keepsQuality() {
    return checks.stream()
        .filter(check -> Metrics.QUALITY.contains(check.constraint().metric()))
        .allMatch(Check::passes);
  }

  /** Why it cannot be chosen; empty when it can. */
  public List<String> reasons() {
    return Stream.concat(
            checks.stream().filter(check -> !check.passes()).map(Check::text),
            Stream.of(unranked).filter(text -> !text.isEmpty()))
        .toList();
  }

  /** What was taken for granted where quality is unknown; empty when nothing was. */
  public List<String> assumptions() {
    return checks.stream()
        .filter(check -> check.outcome() == Check.Outcome.ALLOWED)
        .map(Check::text)
        .toList();
  }
}
