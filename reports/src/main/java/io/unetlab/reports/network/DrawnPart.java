package io.unetlab.reports.network;

import io.unetlab.profiler.cost.Cost;
import io.unetlab.reports.network.DrawnStage.Place;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * One network in a picture, also one of a pipeline.
 *
 * @param word what a pipeline uses it for; empty for a network that stands alone
 * @param runs forward passes for one picture
 * @param total of one run
 * @param stages in the order in which they run
 */
public record DrawnPart(
    String word, String name, long runs, Cost total, List<DrawnStage> stages, List<Skip> skips) {

  /**
   * An image that skips lines.
   *
   * @param from the line that it leaves, as {@link DrawnStage#id}
   * @param to the line that joins it
   */
  public record Skip(String from, String to) {
    public Skip {
      Objects.requireNonNull(from, "from");
      Objects.requireNonNull(to, "to");
    }
  }

  public DrawnPart {
    Objects.requireNonNull(word, "word");
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(total, "total");
    stages = List.copyOf(stages);
    skips = List.copyOf(skips);
  }

  /** Whether the way up runs back past the levels of the way down: a U. */
  boolean isFolded() {
    return has(Place.DOWN) && has(Place.UP);
  }

  private boolean has(Place place) {
    return stages.stream().anyMatch(it -> it.place() == place);
  }

  public Stream<DrawnLine> lines() {
    return stages.stream().flatMap(it -> it.lines().stream());
  }

  /** Those that only the base has included. */
  public Stream<DrawnBlock> blocks() {
    return lines().flatMap(it -> it.blocks().stream());
  }

  DrawnPart with(List<DrawnStage> others) {
    return new DrawnPart(word, name, runs, total, others, skips);
  }
}
