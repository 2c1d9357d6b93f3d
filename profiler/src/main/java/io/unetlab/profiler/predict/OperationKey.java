package io.unetlab.profiler.predict;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * Everything that the time of an operation depends on, apart from the target: two operations with
 * equal keys take the same time.
 *
 * @param kind what is computed, such as {@code conv 3x3}; of fused operations all, joined by a plus
 * @param sizes the numbers that differ between operations of a kind, in a fixed order
 */
public record OperationKey(String kind, Map<String, Long> sizes) {

  private static final String AFTER_KIND = ", ";
  private static final String BETWEEN = ", ";

  public OperationKey {
    Objects.requireNonNull(kind, "kind");
    sizes = Collections.unmodifiableMap(new LinkedHashMap<>(sizes));
  }

  /** The key of a text that {@link #text} wrote; empty for any other. */
  public static Optional<OperationKey> parse(String text) {
    int end = text.indexOf(AFTER_KIND);
    if (end < 1) {
      return Optional.empty();
    }
    Map<String, Long> sizes = new LinkedHashMap<>();
    for (String size : text.substring(end + AFTER_KIND.length()).split(BETWEEN, -1)) {
      String[] words = size.split(" ", -1);
      if (words.length != 2 || !words[1].matches("[1-9][0-9]{0,17}")) {
        return Optional.empty();
      }
      if (sizes.put(words[0], Long.parseLong(words[1])) != null) {
        return Optional.empty();
      }
    }
    return Optional.of(new OperationKey(text.substring(0, end), sizes));
  }

  /** The kind of its work. */
  public WorkKind work() {
    return WorkKind.of(kind);
  }

  /** On one line: {@code conv 3x3, batch 1, in 320, out 320, height 64, width 64}. */
  public String text() {
    List<String> texts = new ArrayList<>();
    sizes.forEach((name, size) -> texts.add(name + " " + size));
    return kind + AFTER_KIND + String.join(BETWEEN, texts);
  }

  @Override
  public String toString() {
    return text();
  }
}
