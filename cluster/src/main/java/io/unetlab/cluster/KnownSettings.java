package io.unetlab.cluster;

import io.unetlab.spec.source.Nearest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.apache.spark.internal.config.ConfigEntry;

/**
 * What Spark itself knows of its settings. It takes every name, and looks at a value when it is
 * needed, so a mistake would show late or never.
 */
final class KnownSettings {

  /** A setting is known once the object that has it is. */
  private static final List<String> OBJECTS =
      List.of(
          "package",
          "Deploy",
          "History",
          "Kryo",
          "Network",
          "Python",
          "R",
          "Status",
          "Streaming",
          "UI",
          "Worker");

  /** Names that other parts of Spark, or what it uses, read. */
  private static final List<String> OTHERS =
      List.of(
          "spark.executorEnv.",
          "spark.hadoop.",
          "spark.kubernetes.",
          "spark.yarn.",
          "spark.sql.",
          "spark.unetlab.");

  static {
    OBJECTS.forEach(KnownSettings::load);
  }

  private KnownSettings() {}

  private static void load(String name) {
    try {
      Class.forName("org.apache.spark.internal.config." + name + "$");
    } catch (ClassNotFoundException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The values that Spark would refuse, a sentence each. */
  static List<String> refusals(Map<String, String> settings) {
    List<String> refused = new ArrayList<>();
    settings.forEach(
        (name, value) ->
            Optional.<ConfigEntry<?>>ofNullable(ConfigEntry.findEntry(name))
                .flatMap(it -> refusal(it, value))
                .ifPresent(refused::add));
    return refused;
  }

  /** Names that Spark would ignore and that probably mean others, a sentence each. */
  static List<String> doubts(Set<String> names) {
    return names.stream()
        .filter(it -> ConfigEntry.findEntry(it) == null)
        .flatMap(name -> meant(name).map(it -> doubt(name, it)).stream())
        .toList();
  }

  private static String doubt(String name, String meant) {
    return "Spark knows no setting " + name + "; did you mean `" + meant + "`?";
  }

  private static Optional<String> meant(String name) {
    return OTHERS.stream().anyMatch(name::startsWith)
        ? Optional.empty()
        : Nearest.to(
            name, ConfigEntry.listAllEntries().stream().<String>map(ConfigEntry::key).toList());
  }

  private static Optional<String> refusal(ConfigEntry<?> entry, String value) {
    try {
      entry.valueConverter().apply(value);
      return Optional.empty();
    } catch (IllegalArgumentException e) {
      return Optional.of(sentence(Objects.requireNonNullElse(e.getMessage(), entry.key())));
    }
  }

  // Without the codes before and after it.
  private static String sentence(String message) {
    return message.replaceFirst("^\\[[A-Z_.]+] ", "").replaceFirst("\\.? SQLSTATE: \\w+$", "");
  }
}
