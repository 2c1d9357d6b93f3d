package io.unetlab.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.unetlab.ablations.task.ClusterException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The configuration of Spark on this machine counts as for its own programs. */
class SparkDefaultsTest {

  @TempDir private Path folder;

  @Test
  void theDefaultsAreInTheConfigurationsDirectory() throws IOException {
    Path conf = Files.createDirectories(folder.resolve("conf"));
    Files.writeString(
        conf.resolve("spark-defaults.conf"),
        """
        # of this cluster
        spark.executor.memory  8g
        spark.authenticate.secret=a=b
        other  c
        """);
    Map<String, String> settings =
        Map.of("spark.executor.memory", "8g", "spark.authenticate.secret", "a=b");

    assertThat(SparkDefaults.read(Map.of("SPARK_HOME", folder.toString()))).isEqualTo(settings);
    assertThat(SparkDefaults.read(Map.of("SPARK_CONF_DIR", conf.toString()))).isEqualTo(settings);
    assertThat(SparkDefaults.read(Map.of("SPARK_CONF_DIR", folder.toString()))).isEmpty();
    assertThat(SparkDefaults.read(Map.of())).isEmpty();
  }

  @Test
  void anotherReleaseIsRefused() {
    assertThatCode(SparkRelease::check).doesNotThrowAnyException();
    assertThatThrownBy(() -> SparkRelease.check("3.5.6"))
        .isInstanceOf(ClusterException.class)
        .hasMessageStartingWith("--on needs Apache Spark 4.2 for Scala 2.13, found Spark 3.5.6");
  }
}
