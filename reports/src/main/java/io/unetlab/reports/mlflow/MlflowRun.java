package io.unetlab.reports.mlflow;

import io.unetlab.spec.source.Visible;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collections;
import java.util.HexFormat;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * What a run is to have, within MLflow's limits on names and lengths: a character that a name may
 * not have becomes {@code _} ({@code @} becomes a dot), and a longer text is cut.
 *
 * @param metrics finite numbers
 */
record MlflowRun(
    String name,
    SortedMap<String, String> params,
    SortedMap<String, Double> metrics,
    SortedMap<String, String> tags) {

  /** The most params or tags of one request. */
  static final int MOST_A_BATCH = 100;

  private static final int MOST_NAME = 250;
  private static final int MOST_VALUE = 500;
  private static final int MOST_TAG = 5000;
  private static final Pattern FORBIDDEN = Pattern.compile("[^A-Za-z0-9_.\\- /]");

  MlflowRun(
      String name,
      Map<String, String> params,
      Map<String, Double> metrics,
      Map<String, String> tags) {
    this(
        cut(name, MOST_NAME), sorted(params, MOST_VALUE), numbers(metrics), sorted(tags, MOST_TAG));
  }

  MlflowRun {
    params = Collections.unmodifiableSortedMap(params);
    metrics = Collections.unmodifiableSortedMap(metrics);
    tags = Collections.unmodifiableSortedMap(tags);
  }

  private static SortedMap<String, String> sorted(Map<String, String> values, int most) {
    SortedMap<String, String> sorted = new TreeMap<>();
    values.forEach((key, value) -> sorted.put(key(key), cut(value, most)));
    return sorted;
  }

  private static SortedMap<String, Double> numbers(Map<String, Double> values) {
    SortedMap<String, Double> sorted = new TreeMap<>();
    values.forEach((key, value) -> sorted.put(key(key), value));
    return sorted;
  }

  private static String key(String name) {
    return cut(FORBIDDEN.matcher(name.replace('@', '.')).replaceAll("_"), MOST_NAME);
  }

  private static String cut(String text, int most) {
    String line = Visible.line(text);
    if (line.length() <= most) {
      return line;
    }
    int end = most - 1;
    boolean splits = Character.isHighSurrogate(line.charAt(end - 1));
    return line.substring(0, splits ? end - 1 : end) + "…";
  }

  /** The same exactly for the same content. */
  String digest() {
    try {
      String all = name + '\n' + params + '\n' + metrics + '\n' + tags;
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(all.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(hash);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
