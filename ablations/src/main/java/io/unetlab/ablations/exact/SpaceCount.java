package io.unetlab.ablations.exact;

import io.unetlab.ablations.space.TabledSpace;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.List;

/** How many configurations a space has. */
public final class SpaceCount {

  private SpaceCount() {}

  /**
   * Counts the configurations that keep every relation.
   *
   * @throws EntangledException when too many factors interact
   */
  public static BigInteger of(TabledSpace space) {
    Buckets buckets = new Buckets(Options.of(space), space.relations(), List.of());
    BigInteger[][] counts = new BigInteger[buckets.steps().size()][];
    for (int i = 0; i < counts.length; i++) {
      counts[i] = counts(buckets, buckets.steps().get(i), counts);
    }
    return counts[counts.length - 1][0];
  }

  private static BigInteger[] counts(Buckets buckets, Step step, BigInteger[][] before) {
    boolean[] allowed = buckets.allowed(step);
    int[][] messages = buckets.messages(step);
    BigInteger[] counts = new BigInteger[step.size()];
    Arrays.fill(counts, BigInteger.ZERO);
    for (int entry = 0; entry < allowed.length; entry++) {
      if (allowed[entry]) {
        BigInteger count = BigInteger.ONE;
        for (int child = 0; child < messages.length; child++) {
          count = count.multiply(before[step.children()[child]][messages[child][entry]]);
        }
        int combination = entry / step.options();
        counts[combination] = counts[combination].add(count);
      }
    }
    return counts;
  }
}
