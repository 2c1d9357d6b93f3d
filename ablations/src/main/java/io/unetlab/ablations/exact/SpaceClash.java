package io.unetlab.ablations.exact;

import io.unetlab.ablations.exact.SpaceRange.Range;
import io.unetlab.ablations.space.Column;
import io.unetlab.ablations.space.TabledSpace;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** Finds out whether limits leave anything of a space, as far as that is quick. */
public final class SpaceClash {

  private static final Duration QUICK = Duration.ofSeconds(5);

  private final TabledSpace space;
  private final List<SpaceLimit> limits;
  private final Map<Column, SpaceRange> ranges;

  /**
   * Limits of a space.
   *
   * @param ranges at least of the limits' columns
   */
  public SpaceClash(TabledSpace space, List<SpaceLimit> limits, Map<Column, SpaceRange> ranges) {
    this.space = space;
    this.limits = limits;
    this.ranges = ranges;
  }

  /**
   * The same, with the ranges still to be computed.
   *
   * @throws EntangledException when too many factors interact
   */
  public static SpaceClash of(TabledSpace space, List<SpaceLimit> limits) {
    Map<Column, SpaceRange> ranges = new HashMap<>();
    limits.forEach(it -> ranges.computeIfAbsent(it.column(), by -> SpaceRange.of(space, by)));
    return new SpaceClash(space, limits, ranges);
  }

  /** Why nothing keeps them; empty when something does, or when it is not known. */
  public Optional<String> clash() {
    for (SpaceLimit limit : limits) {
      Optional<Range> range = Objects.requireNonNull(ranges.get(limit.column()), "range").overall();
      if (range.isPresent() && !limit.isKeptBy(range)) {
        return Optional.of(
            "no configuration has "
                + limit.constraint().text()
                + ": the "
                + (limit.constraint().comparison().isUpper() ? "least" : "most")
                + " is "
                + limit.constraint().valueText(limit.nearest(range.get())));
      }
    }
    return limits.size() > 1 && isEmpty(limits)
        ? Optional.of("no configuration keeps all limits together" + blamed())
        : Optional.empty();
  }

  private String blamed() {
    List<String> blamed = new ArrayList<>();
    for (SpaceLimit without : limits) {
      List<SpaceLimit> others = limits.stream().filter(it -> !it.equals(without)).toList();
      if (front(others).filter(it -> !it.members().isEmpty()).isPresent()) {
        blamed.add(without.constraint().text());
      }
    }
    return blamed.isEmpty() ? "" : "; some do without " + String.join(", or without ", blamed);
  }

  // A front that is given up half way may miss what there is.
  private boolean isEmpty(List<SpaceLimit> some) {
    return front(some).filter(it -> it.members().isEmpty() && it.shortfall().isEmpty()).isPresent();
  }

  /** The best of anything; empty where too many factors interact. */
  private Optional<Front> front(List<SpaceLimit> some) {
    Goal any = new Goal(some.get(0).column(), true);
    Effort quick = new Effort(Effort.usual().bytes(), QUICK);
    try {
      return Optional.of(
          ExactFront.of(
              space, List.of(any), some.stream().map(SpaceLimit::limit).toList(), 0, quick));
    } catch (EntangledException e) {
      return Optional.empty();
    }
  }
}
