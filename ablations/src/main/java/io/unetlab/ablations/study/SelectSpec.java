package io.unetlab.ablations.study;

import io.unetlab.profiler.metric.Metrics;
import io.unetlab.spec.source.SourceLocation;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * The rule by which a variant is chosen.
 *
 * @param objectives at least one; each next one breaks the ties of those before it
 * @param where in the order of the file
 */
public record SelectSpec(
    List<Objective> objectives,
    List<Constraint> where,
    UnknownQuality unknownQuality,
    SourceLocation location) {

  public SelectSpec {
    objectives = List.copyOf(objectives);
    if (objectives.isEmpty()) {
      throw new IllegalArgumentException("a selection must have an objective, has none");
    }
    where = List.copyOf(where);
    Objects.requireNonNull(unknownQuality, "unknownQuality");
    Objects.requireNonNull(location, "location");
  }

  /** The rule with one constraint in another's place. */
  public SelectSpec with(Constraint old, Constraint changed) {
    List<Constraint> constraints = new ArrayList<>(where);
    constraints.replaceAll(it -> it.equals(old) ? changed : it);
    return new SelectSpec(objectives, constraints, unknownQuality, location);
  }

  public SelectSpec with(UnknownQuality changed) {
    return new SelectSpec(objectives, where, changed, location);
  }

  public SelectSpec withObjectives(List<Objective> changed) {
    return new SelectSpec(changed, where, unknownQuality, location);
  }

  /** For example {@code minimize macs, where fid <= 12.75 and params <= 400 M}. */
  public String text() {
    String goals = objectives.stream().map(Objective::text).collect(Collectors.joining(", then "));
    String limits = where.stream().map(Constraint::text).collect(Collectors.joining(" and "));
    return goals + (limits.isEmpty() ? "" : ", where " + limits) + unknownText();
  }

  private String unknownText() {
    if (where.stream().noneMatch(it -> Metrics.QUALITY.contains(it.metric()))) {
      return "";
    }
    return unknownQuality == UnknownQuality.REFUSE
        ? "; a variant of unknown quality is refused"
        : "; unknown quality counts as met";
  }
}
