package io.unetlab.ablations.design;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

/** Every network is measured as often as asked for, and the base beside each of them. */
class MeasurementBlocksTest {

  @Property(tries = 300)
  void everyBlockBeginsWithTheBaseAndEveryReplicateHasAll(
      @ForAll @IntRange(min = 1, max = 30) int networks,
      @ForAll @IntRange(min = 1, max = 4) int replicates,
      @ForAll @IntRange(min = 2, max = 9) int most) {
    List<List<Integer>> blocks = MeasurementBlocks.of(networks, replicates, Optional.of(most), 5);

    assertThat(blocks)
        .allSatisfy(
            block -> {
              assertThat(block).startsWith(0).doesNotHaveDuplicates();
              assertThat(block.size()).isLessThanOrEqualTo(most);
            });
    assertThat(blocks.stream().map(List::size).max(Integer::compare).orElseThrow())
        .isLessThanOrEqualTo(
            1 + blocks.stream().map(List::size).min(Integer::compare).orElseThrow());
    for (int network = 1; network < networks; network++) {
      int number = network;
      assertThat(blocks.stream().filter(block -> block.contains(number))).hasSize(replicates);
    }
  }

  @Test
  void withoutALimitAReplicateIsOneBlockInAnOrderOfItsOwn() {
    List<List<Integer>> blocks = MeasurementBlocks.of(20, 2, Optional.empty(), 1);

    assertThat(blocks).hasSize(2).allSatisfy(block -> assertThat(block).hasSize(20));
    assertThat(blocks.get(0)).isNotEqualTo(blocks.get(1));
    assertThat(MeasurementBlocks.of(20, 2, Optional.empty(), 1)).isEqualTo(blocks);
    assertThat(MeasurementBlocks.of(20, 2, Optional.empty(), 2)).isNotEqualTo(blocks);
  }
}
