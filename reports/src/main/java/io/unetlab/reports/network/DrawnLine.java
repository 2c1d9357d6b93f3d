package io.unetlab.reports.network;

import java.util.List;
import java.util.Objects;

/**
 * Blocks in a row, in the order in which they run. A line ends where a skip starts, before a skip
 * is joined, and where the resolution changes.
 *
 * @param key the name of its first module within the stage, which matches lines of different
 *     networks
 * @param channels of its output image; of tokens and vectors their width
 */
public record DrawnLine(String key, Way way, long channels, List<DrawnBlock> blocks) {

  /** What a line does to the resolution. */
  public enum Way {
    LEVEL,
    REDUCES,
    ENLARGES
  }

  public DrawnLine {
    Objects.requireNonNull(key, "key");
    Objects.requireNonNull(way, "way");
    blocks = List.copyOf(blocks);
    if (blocks.isEmpty()) {
      throw new IllegalArgumentException("the line " + key + " has no block");
    }
  }

  /** Whether it is a step between two resolutions. */
  boolean resamples() {
    return way != Way.LEVEL;
  }

  DrawnLine with(List<DrawnBlock> others) {
    return new DrawnLine(key, way, channels, others);
  }

  /** Whether the network has any of it. */
  boolean exists() {
    return blocks.stream().anyMatch(it -> it.state() != State.REMOVED);
  }

  /** The MACs of its blocks, without those that only the base has. */
  long macs() {
    return blocks.stream()
        .filter(it -> it.state() != State.REMOVED)
        .mapToLong(it -> it.cost().macs())
        .sum();
  }
}
