package io.unetlab.ablations.exec;

import io.unetlab.ablations.exact.SpaceLimit;
import io.unetlab.ablations.exact.SpaceRange;
import io.unetlab.ablations.exact.SpaceRange.Range;
import io.unetlab.ablations.exec.SpacePlan.Gap;
import io.unetlab.ablations.space.Column;
import io.unetlab.ablations.space.Relation;
import io.unetlab.ablations.space.TabledSpace;
import io.unetlab.ablations.study.Option;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** Finds the options that no configuration of a space has, or none within a limit, and why. */
final class SpaceGaps {

  private final TabledSpace space;
  private final List<SpaceLimit> limits;
  private final Map<Column, SpaceRange> ranges;

  SpaceGaps(TabledSpace space, List<SpaceLimit> limits, Map<Column, SpaceRange> ranges) {
    this.space = space;
    this.limits = limits;
    this.ranges = ranges;
  }

  /** Factor by factor, option by option. */
  List<Gap> gaps() {
    List<Gap> gaps = new ArrayList<>();
    for (int i = 0; i < space.factors().size(); i++) {
      gaps.addAll(impossible(i));
      for (SpaceLimit limit : limits) {
        if (limit.isKeptBy(range(limit.column()).overall())) {
          beyond(i, limit).ifPresent(gaps::add);
        }
        unknown(i, limit).ifPresent(gaps::add);
      }
    }
    return gaps;
  }

  private SpaceRange range(Column column) {
    return Objects.requireNonNull(ranges.get(column), column.metric().name());
  }

  private List<Gap> impossible(int factor) {
    Map<String, List<Option>> byReason = new LinkedHashMap<>();
    List<Option> options = space.factors().get(factor).options();
    for (int option = 0; option < options.size(); option++) {
      if (!exists(factor, option)) {
        byReason
            .computeIfAbsent(reason(factor, option), it -> new ArrayList<>())
            .add(options.get(option));
      }
    }
    return byReason.entrySet().stream()
        .map(
            it ->
                new Gap(
                    space.factors().get(factor),
                    it.getValue(),
                    Optional.empty(),
                    Optional.empty(),
                    it.getKey()))
        .toList();
  }

  // Every metric that is always known tells which options exist.
  private boolean exists(int factor, int option) {
    return ranges.entrySet().stream()
        .filter(it -> it.getKey().known().isEmpty())
        .allMatch(it -> it.getValue().byOption().get(factor).get(option).isPresent());
  }

  /** The relation that forbids an option on its own; empty without one. */
  private String reason(int factor, int option) {
    return space.relations().stream()
        .filter(it -> forbids(it, factor, option))
        .map(Relation::reason)
        .findFirst()
        .orElse("");
  }

  private static boolean forbids(Relation relation, int factor, int option) {
    int[] factors = relation.allowed().factors();
    int[] sizes = relation.allowed().sizes();
    int place = Arrays.binarySearch(factors, factor);
    if (place < 0) {
      return false;
    }
    int after = 1;
    for (int i = place + 1; i < sizes.length; i++) {
      after *= sizes[i];
    }
    for (int i = 0; i < relation.allowed().size(); i++) {
      if (i / after % sizes[place] == option && relation.allowed().value(i) != 0) {
        return false;
      }
    }
    return true;
  }

  // Options that some configurations have, but none of which the limited metric is known.
  private Optional<Gap> unknown(int factor, SpaceLimit limit) {
    List<Optional<Range>> known = range(limit.column()).byOption().get(factor);
    List<Option> options = new ArrayList<>();
    for (int option = 0; option < known.size(); option++) {
      if (known.get(option).isEmpty() && exists(factor, option)) {
        options.add(space.factors().get(factor).options().get(option));
      }
    }
    String reason = limit.column().metric().name() + " is unknown";
    return options.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Gap(
                space.factors().get(factor),
                options,
                Optional.of(limit.constraint()),
                Optional.empty(),
                reason));
  }

  private Optional<Gap> beyond(int factor, SpaceLimit limit) {
    List<Optional<Range>> byOption = range(limit.column()).byOption().get(factor);
    List<Option> options = new ArrayList<>();
    List<BigDecimal> nearest = new ArrayList<>();
    for (int option = 0; option < byOption.size(); option++) {
      Optional<Range> range = byOption.get(option);
      if (range.isPresent() && !limit.isKeptBy(range)) {
        options.add(space.factors().get(factor).options().get(option));
        nearest.add(limit.nearest(range.get()));
      }
    }
    Comparator<BigDecimal> nearer = Comparator.naturalOrder();
    Optional<BigDecimal> best =
        nearest.stream()
            .min(limit.constraint().comparison().isUpper() ? nearer : nearer.reversed());
    return best.map(
        it ->
            new Gap(
                space.factors().get(factor),
                options,
                Optional.of(limit.constraint()),
                Optional.of(it),
                ""));
  }
}
