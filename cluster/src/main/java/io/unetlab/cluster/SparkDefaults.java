package io.unetlab.cluster;

import io.unetlab.ablations.task.ClusterException;
import io.unetlab.spec.source.Reason;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeMap;

/**
 * The settings in {@code spark-defaults.conf}, which Spark reads only for {@code spark-submit}: so
 * that a secret need not be on a command line.
 */
final class SparkDefaults {

  private static final String FILE = "spark-defaults.conf";

  private SparkDefaults() {}

  /**
   * The settings, by name; none without the file.
   *
   * @param environment of the process: {@code SPARK_CONF_DIR}, or {@code SPARK_HOME}
   * @throws ClusterException if the file cannot be read
   */
  static Map<String, String> read(Map<String, String> environment) {
    Optional<Path> file =
        Optional.ofNullable(environment.get("SPARK_CONF_DIR"))
            .map(Path::of)
            .or(
                () ->
                    Optional.ofNullable(environment.get("SPARK_HOME"))
                        .map(it -> Path.of(it, "conf")))
            .map(it -> it.resolve(FILE))
            .filter(Files::exists);
    return file.map(SparkDefaults::settings).orElse(Map.of());
  }

  private static Map<String, String> settings(Path file) {
    Properties all = new Properties();
    try (Reader reader = Files.newBufferedReader(file)) {
      all.load(reader);
    } catch (IOException e) {
      throw new ClusterException(file + " cannot be read: " + Reason.of(e), e);
    } catch (IllegalArgumentException e) {
      throw new ClusterException(file + " cannot be read: " + e.getMessage(), e);
    }
    Map<String, String> settings = new TreeMap<>();
    for (String name : all.stringPropertyNames()) {
      if (name.startsWith("spark.")) {
        settings.put(name, all.getProperty(name).strip());
      }
    }
    return settings;
  }
}
