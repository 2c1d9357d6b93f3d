package io.unetlab.cluster;

import io.unetlab.ablations.task.ClusterException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;

/**
 * The release of Spark on the class path, which need not be the one that this is compiled for:
 * another one would fail later, on a method that it does not have.
 */
final class SparkRelease {

  /** Patches of it are compatible. */
  static final String NEEDED = "4.2";

  private SparkRelease() {}

  /**
   * Checks it, without loading any class of Spark's.
   *
   * @throws ClusterException if it is another one
   */
  static void check() {
    check(property("spark-version-info.properties", "version"));
  }

  static void check(String version) {
    if (!version.startsWith(NEEDED + ".")) {
      throw new ClusterException(
          "--on needs Apache Spark "
              + NEEDED
              + " for Scala 2.13, found Spark "
              + version
              + "; SPARK_HOME names the one to use");
    }
  }

  private static String property(String file, String name) {
    Properties all = new Properties();
    try (InputStream in = SparkRelease.class.getClassLoader().getResourceAsStream(file)) {
      if (in != null) {
        all.load(in);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return all.getProperty(name, "of an unknown release");
  }
}
