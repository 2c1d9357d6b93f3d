package io.unetlab.ablations.design;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/**
 * Which networks are measured together. Drift between sessions (heat, other programs) affects all
 * networks of a block alike, so each block starts with the base and compares the others with it. A
 * replicate measures all networks, in a new order.
 */
public final class MeasurementBlocks {

  private MeasurementBlocks() {}

  /**
   * The blocks in the order in which they are measured, each a list of the networks' numbers; the
   * base is number 0.
   *
   * @param networks at least 1, including the base
   * @param replicates at least 1
   * @param most the most networks in a block, including the base, at least 2; empty for no limit
   * @param seed the same seed gives the same order
   */
  public static List<List<Integer>> of(
      int networks, int replicates, Optional<Integer> most, long seed) {
    if (networks < 1 || replicates < 1 || most.filter(it -> it < 2).isPresent()) {
      throw new IllegalArgumentException(
          networks + " networks, " + replicates + " times, in blocks of " + most);
    }
    Random random = new Random(seed);
    List<Integer> others = new ArrayList<>();
    for (int network = 1; network < networks; network++) {
      others.add(network);
    }
    int room = most.orElse(Math.max(2, networks)) - 1;
    int parts = Math.max(1, (others.size() + room - 1) / room);
    List<List<Integer>> blocks = new ArrayList<>();
    for (int replicate = 0; replicate < replicates; replicate++) {
      Collections.shuffle(others, random);
      for (int part = 0; part < parts; part++) {
        List<Integer> block = new ArrayList<>();
        block.add(0);
        // As even as possible.
        block.addAll(
            others.subList(others.size() * part / parts, others.size() * (part + 1) / parts));
        blocks.add(List.copyOf(block));
      }
    }
    return blocks;
  }
}
