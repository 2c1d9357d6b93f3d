package io.unetlab.cli.option;

import io.unetlab.ablations.task.ClusterAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import picocli.CommandLine.Option;

/** {@code --on MASTER}, on the commands that run or plan a study. */
public final class ClusterOption {

  /** No result depends on them. */
  public static final Set<String> NAMES = Set.of("--on", "--shared", "--conf");

  private static final String ENGINE = "spark.";
  private static final Pattern URL = Pattern.compile("[A-Za-z][A-Za-z0-9+.-]+:/.*");

  @Option(
      names = "--on",
      paramLabel = "MASTER",
      description = {
        "A cluster of Apache Spark for counts, scores and trainings: " + SparkMaster.POSSIBLE + ".",
        "The results are the same; latency is measured from this machine, as without --on.",
        "k8s is not tried on a cluster: see docs/cluster.md."
      })
  private Optional<String> master = Optional.empty();

  @Option(
      names = "--shared",
      paramLabel = "PLACE",
      description = {
        "With --on: a directory, or a URL such as s3a://bucket/path, that all of its machines",
        "reach. A training whose machine is lost continues from its checkpoint there."
      })
  private Optional<String> shared = Optional.empty();

  @Option(
      names = "--conf",
      paramLabel = "KEY=VALUE",
      description = {
        "With --on: a setting of Spark, such as spark.executor.memory=8g; may be repeated."
      })
  private List<String> settings = new ArrayList<>();

  /** Whether a cluster is named, rightly or not. */
  public boolean isUsed() {
    return master.isPresent();
  }

  /**
   * A cluster as it was typed.
   *
   * @param address empty for this machine. Where there are mistakes, it is for finding further
   *     ones: its master may be wrong, and wrong settings and places are left out
   * @param mistakes in what was typed, a sentence each
   */
  public record Typed(Optional<ClusterAddress> address, List<String> mistakes) {

    public Typed {
      Objects.requireNonNull(address, "address");
      mistakes = List.copyOf(mistakes);
    }
  }

  /** The cluster to run on, which nothing has asked for anything yet. */
  public Typed typed() {
    List<String> mistakes = new ArrayList<>();
    if (master.isEmpty()) {
      shared.ifPresent(it -> mistakes.add("--shared needs --on MASTER"));
      settings.stream().limit(1).forEach(it -> mistakes.add("--conf needs --on MASTER"));
    }
    master.filter(it -> !SparkMaster.isValid(it)).ifPresent(it -> mistakes.add(noMaster(it)));
    Optional<String> place = shared.flatMap(it -> place(it, mistakes));
    Map<String, String> named = new LinkedHashMap<>();
    settings.forEach(it -> add(it, named, mistakes));
    return new Typed(
        master.filter(it -> !it.isEmpty()).map(it -> new ClusterAddress(it, place, named)),
        mistakes);
  }

  private static String noMaster(String typed) {
    String hint =
        SparkMaster.meant(typed)
            .map(it -> "did you mean `" + it + "`?")
            .or(() -> SparkMaster.excess(typed))
            .map(it -> "; " + it)
            .orElse("");
    return "--on takes " + SparkMaster.POSSIBLE + "; found `" + typed + "`" + hint;
  }

  // A machine of a cluster has another working directory.
  private static Optional<String> place(String typed, List<String> mistakes) {
    if (URL.matcher(typed).matches()) {
      return Optional.of(typed);
    }
    Path directory = Path.of(typed).toAbsolutePath().normalize();
    if (!typed.isEmpty() && Files.isDirectory(directory)) {
      return Optional.of(directory.toString());
    }
    mistakes.add(
        "--shared takes a directory that every machine reaches under this name, or a URL; "
            + (typed.isEmpty() ? "found ``" : "there is no directory " + directory));
    return Optional.empty();
  }

  private static void add(String typed, Map<String, String> named, List<String> mistakes) {
    int equals = typed.indexOf('=');
    String key = equals < 0 ? typed : typed.substring(0, equals).strip();
    if (equals < 0) {
      mistakes.add("--conf takes KEY=VALUE, such as spark.executor.memory=8g; found `" + key + "`");
    } else if (!key.startsWith(ENGINE) || key.equals(ENGINE)) {
      mistakes.add(
          "--conf takes settings of Spark, whose names begin with spark.; found "
              + (key.isEmpty() ? "``" : key));
    } else if (key.equals("spark.master")) {
      mistakes.add("--conf does not take spark.master; --on is it");
    } else if (named.putIfAbsent(key, typed.substring(equals + 1).strip()) != null) {
      mistakes.add("--conf names `" + key + "` twice");
    }
  }
}
