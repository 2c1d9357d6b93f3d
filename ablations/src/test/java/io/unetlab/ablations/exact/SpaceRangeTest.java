package io.unetlab.ablations.exact;

import static org.assertj.core.api.Assertions.assertThat;

import io.unetlab.ablations.exact.SpaceRange.Range;
import io.unetlab.ablations.space.Column;
import io.unetlab.ablations.space.TabledSpace;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Counts and ranges equal those of every configuration, one by one. */
class SpaceRangeTest {

  @Test
  void equalEnumeration() {
    Random random = new Random(17);
    for (int trial = 0; trial < 200; trial++) {
      TabledSpace space = Spaces.random(random, 1 + random.nextInt(7), 4);
      List<int[]> all = Spaces.all(space);
      assertThat(SpaceCount.of(space)).isEqualTo(BigInteger.valueOf(all.size()));
      for (Column column : space.columns()) {
        check(space, column, all);
      }
    }
  }

  private static void check(TabledSpace space, Column column, List<int[]> all) {
    List<int[]> known =
        all.stream().filter(it -> column.known().stream().allMatch(r -> r.holds(it))).toList();
    SpaceRange range = SpaceRange.of(space, column);
    assertThat(range.overall()).isEqualTo(range(column, known));
    for (int factor = 0; factor < space.factors().size(); factor++) {
      int at = factor;
      for (int option = 0; option < space.factors().get(factor).options().size(); option++) {
        int chosen = option;
        assertThat(range.byOption().get(factor).get(option))
            .isEqualTo(range(column, known.stream().filter(it -> it[at] == chosen).toList()));
      }
    }
  }

  private static Optional<Range> range(Column column, List<int[]> configurations) {
    List<BigDecimal> values =
        configurations.stream().map(it -> column.decimal(column.at(it))).sorted().toList();
    return values.isEmpty()
        ? Optional.empty()
        : Optional.of(new Range(values.get(0), values.get(values.size() - 1)));
  }
}
