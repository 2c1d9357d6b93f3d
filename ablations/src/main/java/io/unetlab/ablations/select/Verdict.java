package io.unetlab.ablations.select;

import io.unetlab.ablations.study.RelativeLimit;
import io.unetlab.ablations.trial.TrialResult.Completed;
import io.unetlab.profiler.metric.Metric;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * Whether a candidate can be chosen, or why not.
 *
 * @param checks one for each constraint, in their order
 * @param open limits by a value of the base that is unknown, if unknown is refused
 * @param missing the goals whose values are unknown, so that it cannot be compared with the others;
 *     empty when it can
 */
public record Verdict(
    Completed candidate, List<Check> checks, List<RelativeLimit> open, List<Metric> missing) {

  public Verdict {
    Objects.requireNonNull(candidate, "candidate");
    checks = List.copyOf(checks);
    open = List.copyOf(open);
    missing = List.copyOf(missing);
  }

  public boolean isFeasible() {
    return missing.isEmpty() && open.isEmpty() && failures() == 0;
  }

  /** The metrics whose unknown values keep it from being chosen, each once. */
  public List<Metric> unknown() {
    return Stream.of(
            checks.stream()
                .filter(check -> check.outcome() == Check.Outcome.REFUSED)
                .map(check -> check.constraint().metric()),
            open.stream().map(RelativeLimit::metric),
            missing.stream())
        .flatMap(it -> it)
        .distinct()
        .toList();
  }

  /** The number of constraints that it violates. */
  int failures() {
    int failures = 0;
    for (Check check : checks) {
      failures += check.passes() ? 0 : 1;
    }
    return failures;
  }

  /** Why it cannot be compared with the others; empty when it can. */
  public String unranked() {
    return missing.stream()
        .findFirst()
        .map(it -> "cannot be ranked by " + it.name() + ": " + Unknowns.why(candidate, it))
        .orElse("");
  }

  /** Why it cannot be chosen; empty when it can. */
  public List<String> reasons() {
    return Stream.of(
            checks.stream().filter(check -> !check.passes()).map(Check::text),
            open.stream().map(Verdict::unbound),
            Stream.of(unranked()).filter(text -> !text.isEmpty()))
        .flatMap(it -> it)
        .toList();
  }

  private static String unbound(RelativeLimit limit) {
    return limit.text() + " cannot be shown: the base's " + limit.metric().name() + " is unknown";
  }

  /** The constraints with unknown values that were assumed to hold; empty if there are none. */
  public List<String> assumptions() {
    return checks.stream()
        .filter(check -> check.outcome() == Check.Outcome.ALLOWED)
        .map(Check::text)
        .toList();
  }
}
