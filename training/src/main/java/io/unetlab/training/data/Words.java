package io.unetlab.training.data;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The words of captions: runs of letters and digits, in lower case. */
public final class Words {

  private static final Pattern BETWEEN = Pattern.compile("[^\\p{L}\\p{M}\\p{Nd}]+");

  private Words() {}

  /** The words of a caption in their order. */
  public static List<String> of(String caption) {
    return BETWEEN
        .splitAsStream(caption.toLowerCase(Locale.ROOT))
        .filter(it -> !it.isEmpty())
        .toList();
  }

  /** The words of captions, the most frequent first, those that are equally so in their order. */
  static List<String> byFrequency(Stream<String> captions) {
    Map<String, Integer> counts = new TreeMap<>();
    captions.forEach(it -> of(it).forEach(word -> counts.merge(word, 1, Integer::sum)));
    return counts.entrySet().stream()
        .sorted(Map.Entry.comparingByValue(Comparator.reverseOrder()))
        .map(Map.Entry::getKey)
        .toList();
  }
}
