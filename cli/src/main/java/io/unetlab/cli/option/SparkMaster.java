package io.unetlab.cli.option;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The addresses of clusters that Apache Spark takes, and what was meant by one that it does not.
 */
public final class SparkMaster {

  /** In words, for messages. */
  static final String POSSIBLE =
      "spark://HOST:PORT, local[N] for N tasks at a time on this machine, yarn, or"
          + " k8s://https://HOST:PORT";

  private static final String HOST = "(?:[A-Za-z0-9][A-Za-z0-9._-]*|\\[[0-9A-Fa-f:.]+])";
  private static final String PORT = ":[1-9][0-9]{0,4}";
  private static final int HIGHEST_PORT = 65_535;

  private static final List<Pattern> VALID =
      List.of(
          Pattern.compile("local"),
          Pattern.compile("local\\[(?:\\*|[1-9][0-9]*)(?:,[1-9][0-9]*)?]"),
          Pattern.compile("local-cluster\\[[1-9][0-9]*,[1-9][0-9]*,[1-9][0-9]*]"),
          Pattern.compile("spark://" + HOST + PORT + "(?:," + HOST + PORT + ")*"),
          Pattern.compile("yarn"),
          Pattern.compile("k8s://(?:https?://)?" + HOST + "(?:" + PORT + ")?(?:/\\S*)?"));

  private static final Pattern PORTS = Pattern.compile(":([1-9][0-9]{0,4})(?=[,/]|$)");
  private static final Pattern CORES = Pattern.compile("local\\D?([1-9][0-9]*|\\*)\\D?");
  private static final Pattern SPARK = Pattern.compile("spark:/*(" + HOST + ")(" + PORT + ")?/?");
  private static final Pattern BARE = Pattern.compile("(" + HOST + ")(" + PORT + ")");
  private static final Pattern WEB = Pattern.compile("https?://" + HOST + "(?:" + PORT + ")?/?");
  private static final Pattern KUBERNETES = Pattern.compile("(?:k8s?|kubernetes):/*(.+)");
  private static final String DEFAULT_PORT = ":7077";

  private SparkMaster() {}

  /** Whether Spark runs within this process, with no machine that joins later. */
  public static boolean isHere(String master) {
    return master.matches("local(?:\\[.*])?");
  }

  static boolean isValid(String text) {
    return VALID.stream().anyMatch(it -> it.matcher(text).matches()) && excess(text).isEmpty();
  }

  /** What is wrong with a port that is too high. */
  static Optional<String> excess(String text) {
    return PORTS
        .matcher(text)
        .results()
        .map(it -> it.group(1))
        .filter(it -> Integer.parseInt(it) > HIGHEST_PORT)
        .findFirst()
        .map(it -> "a port is at most " + HIGHEST_PORT + ", not " + it);
  }

  /** What a text that is no address probably means; itself an address. */
  static Optional<String> meant(String text) {
    return guess(text.strip()).filter(SparkMaster::isValid);
  }

  private static Optional<String> guess(String text) {
    if (text.startsWith("yarn")) {
      return Optional.of("yarn");
    }
    Matcher cores = CORES.matcher(text);
    if (cores.matches()) {
      return Optional.of("local[" + cores.group(1) + "]");
    }
    Matcher spark = SPARK.matcher(text);
    if (spark.matches()) {
      return Optional.of(
          "spark://" + spark.group(1) + Optional.ofNullable(spark.group(2)).orElse(DEFAULT_PORT));
    }
    Matcher kubernetes = KUBERNETES.matcher(text);
    if (kubernetes.matches()) {
      return Optional.of("k8s://" + kubernetes.group(1));
    }
    if (WEB.matcher(text).matches()) {
      return Optional.of("k8s://" + text);
    }
    return BARE.matcher(text).matches() ? Optional.of("spark://" + text) : Optional.of(text);
  }
}
