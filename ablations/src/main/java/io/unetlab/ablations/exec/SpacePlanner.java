package io.unetlab.ablations.exec;

import io.unetlab.ablations.exact.EntangledException;
import io.unetlab.ablations.exact.SpaceClash;
import io.unetlab.ablations.exact.SpaceCount;
import io.unetlab.ablations.exact.SpaceLimit;
import io.unetlab.ablations.exact.SpaceRange;
import io.unetlab.ablations.exec.SpacePlan.MetricRange;
import io.unetlab.ablations.space.Column;
import io.unetlab.ablations.space.SharedTables;
import io.unetlab.ablations.space.StudyRelations;
import io.unetlab.ablations.space.TabledSpace;
import io.unetlab.ablations.study.Constraint;
import io.unetlab.ablations.study.StudySpec;
import io.unetlab.spec.source.SpecException;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
  static Optional<SpacePlan> plan(StudySpec study, SharedTables tables) {
    return study.design().search().map(it -> explore(study, tables));
  }

  private static SpacePlan explore(StudySpec study, SharedTables tables) {
    BigInteger combinations =
        study.factors().stream()
            .map(it -> BigInteger.valueOf(it.options().size()))
            .reduce(BigInteger.ONE, BigInteger::multiply);
    try {
      return new SpacePlanner(study, tables.get()).plan(combinations);
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
    List<SpaceLimit> limits = SpaceLimit.of(study.select(), space);
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
        new SpaceGaps(space, limits, ranges).gaps(),
        new SpaceClash(space, limits, ranges).clash(),
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
}
