package io.unetlab.reports.network;

import io.unetlab.spec.yaml.ChoiceType;
import java.util.List;
import java.util.Objects;

/**
 * A part of the network between two changes of resolution, or what comes before and after all.
 *
 * @param word of the graph's stage, for people
 * @param level the same on the way down and up
 * @param resolution {@code 64x64}, height first; {@code 77 tokens}; empty for neither
 * @param pixels of an image; 0 for other tensors
 */
public record DrawnStage(
    Place place, String word, int level, String resolution, long pixels, List<DrawnLine> lines) {

  /** Where in the network. */
  public enum Place {
    START,
    DOWN,
    MIDDLE,
    UP,
    END
  }

  public DrawnStage {
    Objects.requireNonNull(place, "place");
    Objects.requireNonNull(word, "word");
    Objects.requireNonNull(resolution, "resolution");
    lines = List.copyOf(lines);
  }

  /** Matches stages of different networks. */
  String key() {
    return ChoiceType.word(place) + " " + level;
  }

  /** The name of one of its lines, unique in the network. */
  String id(DrawnLine line) {
    return key() + " " + line.key();
  }

  DrawnStage with(List<DrawnLine> others) {
    return new DrawnStage(place, word, level, resolution, pixels, others);
  }
}
