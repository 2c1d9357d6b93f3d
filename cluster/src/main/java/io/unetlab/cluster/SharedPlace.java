package io.unetlab.cluster;

import io.unetlab.ablations.task.files.SharedDirectory;
import io.unetlab.ablations.task.files.SharedFolder;
import io.unetlab.cluster.worker.CalledFolder;
import io.unetlab.cluster.worker.HadoopFolder;
import io.unetlab.spec.source.Reason;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import org.apache.hadoop.fs.FileSystem;
import org.apache.spark.SparkConf;
import org.apache.spark.deploy.SparkHadoopUtil;

/**
 * The place that all machines reach, as a user names it.
 *
 * @param name for the other machines too: a URL, or the absolute path of a directory
 */
record SharedPlace(String name) {

  /** What is wrong with a place, as far as its name tells. */
  static Optional<String> mistake(String named, SparkConf settings) {
    if (!HadoopFolder.isUrl(named)) {
      return Optional.empty();
    }
    try {
      FileSystem.getFileSystemClass(
          new URI(named).getScheme(), SparkHadoopUtil.get().newConfiguration(settings));
      return Optional.empty();
    } catch (IOException e) {
      return Optional.of(named + " cannot be used: " + Reason.of(e));
    } catch (URISyntaxException e) {
      return Optional.of(named + " is not a URL: " + e.getReason());
    } catch (RuntimeException e) { // Hadoop knows the name of a class that no jar of Spark's has
      Throwable cause = Objects.requireNonNullElse(e.getCause(), e);
      return Optional.of(
          named
              + " cannot be used: "
              + SparkFault.reason(cause)
              + "; the library that reads it has to be among Spark's jars");
    }
  }

  /**
   * The folder there.
   *
   * @throws java.io.UncheckedIOException if it cannot be used
   */
  SharedFolder folder() {
    return HadoopFolder.isUrl(name)
        ? new CalledFolder(HadoopFolder.at(name))
        : new SharedDirectory(Path.of(name));
  }
}
