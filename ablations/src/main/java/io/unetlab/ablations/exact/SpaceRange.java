package io.unetlab.ablations.exact;

import io.unetlab.ablations.space.Column;
import io.unetlab.ablations.space.Relation;
import io.unetlab.ablations.space.TabledSpace;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/**
 * The exact range of a column over the configurations of a space for which it is known.
 *
 * @param overall empty when there is no such configuration
 * @param byOption for each factor, in the space's order, and each of its options, the range over
 *     the configurations with this option
 */
public record SpaceRange(Optional<Range> overall, List<List<Optional<Range>>> byOption) {

  /** The least and the greatest value; both are taken. */
  public record Range(BigDecimal least, BigDecimal greatest) {}

  public SpaceRange {
    byOption = byOption.stream().map(List::copyOf).toList();
  }

  /**
   * Computes a column's range.
   *
   * @throws EntangledException when too many factors interact
   */
  public static SpaceRange of(TabledSpace space, Column column) {
    List<Relation> relations = new ArrayList<>(space.relations());
    relations.addAll(column.known());
    Buckets buckets =
        new Buckets(Options.of(space), relations, List.of(new Dimension(column, false)));
    Extremes least = Extremes.least(buckets, 0);
    Extremes greatest = Extremes.greatest(buckets, 0);
    List<List<Optional<Range>>> byOption =
        new ArrayList<>(Collections.nCopies(space.factors().size(), List.of()));
    for (int i = 0; i < buckets.steps().size(); i++) {
      int factor = buckets.steps().get(i).factor();
      if (factor >= 0) {
        byOption.set(factor, ranges(column, least.byOption(i), greatest.byOption(i)));
      }
    }
    return new SpaceRange(range(column, least.overall(), greatest.overall()), byOption);
  }

  private static List<Optional<Range>> ranges(Column column, long[] least, long[] greatest) {
    List<Optional<Range>> ranges = new ArrayList<>();
    for (int option = 0; option < least.length; option++) {
      ranges.add(range(column, least[option], greatest[option]));
    }
    return ranges;
  }

  private static Optional<Range> range(Column column, long least, long greatest) {
    return least == Dimension.NONE
        ? Optional.empty()
        : Optional.of(new Range(column.decimal(least), column.decimal(greatest)));
  }
}
