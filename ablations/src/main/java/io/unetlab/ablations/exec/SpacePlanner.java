package io.unetlab.ablations.exec;

import io.unetlab.ablations.exact.EntangledException;
import io.unetlab.ablations.exact.ExactOptimum;
import io.unetlab.ablations.exact.Goal;
import io.unetlab.ablations.exact.Limit;
import io.unetlab.ablations.exact.SpaceCount;
import io.unetlab.ablations.exact.SpaceRange;
import io.unetlab.ablations.exact.SpaceRange.Range;
import io.unetlab.ablations.exec.SpacePlan.Gap;
import io.unetlab.ablations.exec.SpacePlan.MetricRange;
import io.unetlab.ablations.space.Column;
import io.unetlab.ablations.space.Relation;
import io.unetlab.ablations.space.SpaceTables;
import io.unetlab.ablations.space.StudyRelations;
import io.unetlab.ablations.space.TabledSpace;
import io.unetlab.ablations.study.Constraint;
import io.unetlab.ablations.study.Option;
import io.unetlab.ablations.study.StudySpec;
import io.unetlab.ablations.study.Unknown;
import io.unetlab.spec.source.SpecException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** Explores the space of a study's search without trying any of it. */
final class SpacePlanner {

  private final StudySpec study;
  private final TabledSpace space;
  private final Map<Column, SpaceRange> ranges = new LinkedHashMap<>();

  private SpacePlanner(StudySpec study, TabledSpace space) {
    this.study = study;
    this.space = space;
  }

  /** The plan of a study that searches; empty for one that does not. */
  static Optional<SpacePlan> plan(StudySpec study) {
    return study.design().search().map(it -> explore(study));
  }

  private static SpacePlan explore(StudySpec study) {
    BigInteger combinations =
        study.factors().stream()
            .map(it -> BigInteger.valueOf(it.options().size()))
            .reduce(BigInteger.ONE, BigInteger::multiply);
    try {
      return new SpacePlanner(study, SpaceTables.of(study)).plan(combinations);
    } catch (SpecException e) {
      return SpacePlan.unknown(combinations, e.problems().get(0).message());
    } catch (EntangledException e) {
      return SpacePlan.unknown(combinations, "too many factors interact: " + e.getMessage());
    }
  }

  private SpacePlan plan(BigInteger combinations) {
    TabledSpace stated = new TabledSpace(space.factors(), StudyRelations.of(study), List.of());
    for (Column column : space.columns()) {
      ranges.put(column, SpaceRange.of(space, column));
    }
    return new SpacePlan(
        combinations,
        Optional.of(SpaceCount.of(stated)),
        Optional.of(SpaceCount.of(space)),
        metricRanges(),
        space.parts().stream()
            .map(
                it ->
                    new SpacePlan.Part(
                        it.name(), it.factors().stream().map(space.factors()::get).toList()))
            .toList(),
        gaps(),
        clash(),
        study.select().where().stream()
            .map(Constraint::metric)
            .filter(it -> space.column(it).isEmpty())
            .distinct()
            .toList(),
        Optional.empty());
  }

  private List<MetricRange> metricRanges() {
    int[] base = new int[space.factors().size()];
    List<MetricRange> metricRanges = new ArrayList<>();
    ranges.forEach(
        (column, range) ->
            range
                .overall()
                .ifPresent(
                    it ->
                        metricRanges.add(
                            new MetricRange(
                                column.metric(),
                                column.decimal(column.at(base)),
                                it.least(),
                                it.greatest()))));
    return metricRanges;
  }

  private List<Gap> gaps() {
    List<Gap> gaps = new ArrayList<>();
    for (int i = 0; i < space.factors().size(); i++) {
      gaps.addAll(impossible(i));
      for (Limit limit : limits()) {
        if (keeps(limit, range(limit.column()).overall())) {
          beyond(i, limit).ifPresent(gaps::add);
        }
        if (study.select().unknown() == Unknown.REFUSE) {
          unknown(i, limit).ifPresent(gaps::add);
        }
      }
    }
    return gaps;
  }

  /** The rule's limits on metrics that decompose; its constraints in their order. */
  private List<Limit> limits() {
    List<Limit> limits = new ArrayList<>();
    for (Constraint limit : study.select().where()) {
      space
          .column(limit.metric())
          .ifPresent(it -> limits.add(new Limit(it, limit.comparison(), limit.bound())));
    }
    return limits;
  }

  private SpaceRange range(Column column) {
    return Objects.requireNonNull(ranges.get(column), column.metric().name());
  }

  private static boolean keeps(Limit limit, Optional<Range> range) {
    return range
        .filter(it -> limit.comparison().holds(nearest(limit, it), limit.bound()))
        .isPresent();
  }

  private static BigDecimal nearest(Limit limit, Range range) {
    return limit.comparison().isUpper() ? range.least() : range.greatest();
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
  private Optional<Gap> unknown(int factor, Limit limit) {
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
                Optional.of(constraint(limit)),
                Optional.empty(),
                reason));
  }

  private Optional<Gap> beyond(int factor, Limit limit) {
    List<Optional<Range>> byOption = range(limit.column()).byOption().get(factor);
    List<Option> options = new ArrayList<>();
    List<BigDecimal> nearest = new ArrayList<>();
    for (int option = 0; option < byOption.size(); option++) {
      Optional<Range> range = byOption.get(option);
      if (range.isPresent() && !keeps(limit, range)) {
        options.add(space.factors().get(factor).options().get(option));
        nearest.add(nearest(limit, range.get()));
      }
    }
    Comparator<BigDecimal> nearer = Comparator.naturalOrder();
    Optional<BigDecimal> best =
        nearest.stream().min(limit.comparison().isUpper() ? nearer : nearer.reversed());
    return best.map(
        it ->
            new Gap(
                space.factors().get(factor),
                options,
                Optional.of(constraint(limit)),
                Optional.of(it),
                ""));
  }

  private Constraint constraint(Limit limit) {
    return study.select().where().stream()
        .filter(it -> it.metric().equals(limit.column().metric()))
        .filter(
            it -> it.comparison() == limit.comparison() && it.bound().compareTo(limit.bound()) == 0)
        .findFirst()
        .orElseThrow();
  }

  private Optional<String> clash() {
    List<Limit> limits = limits();
    for (Limit limit : limits) {
      Optional<Range> range = range(limit.column()).overall();
      if (range.isPresent() && !keeps(limit, range)) {
        Constraint constraint = constraint(limit);
        return Optional.of(
            "no configuration has "
                + constraint.text()
                + ": the "
                + (limit.comparison().isUpper() ? "least" : "most")
                + " is "
                + constraint.valueText(nearest(limit, range.get())));
      }
    }
    return limits.size() > 1 && !isFeasible(limits)
        ? Optional.of("no configuration keeps all limits together" + blamed(limits))
        : Optional.empty();
  }

  private String blamed(List<Limit> limits) {
    List<String> blamed = new ArrayList<>();
    for (int i = 0; i < limits.size(); i++) {
      List<Limit> others = new ArrayList<>(limits);
      Limit without = others.remove(i);
      if (isFeasible(others)) {
        blamed.add(constraint(without).text());
      }
    }
    return blamed.isEmpty() ? "" : "; some do without " + String.join(", or without ", blamed);
  }

  private boolean isFeasible(List<Limit> limits) {
    Goal any = new Goal(limits.get(0).column(), true);
    return ExactOptimum.of(space, List.of(any), limits).isPresent();
  }
}
