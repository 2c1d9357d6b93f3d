package io.unetlab.cluster;

import io.unetlab.ablations.task.files.FileManifest;
import io.unetlab.ablations.task.files.SentFile;
import io.unetlab.builders.cache.ScratchFolder;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import org.apache.spark.api.java.JavaSparkContext;

/**
 * Files that Spark sends to its processes from this one, each content once, for clusters without a
 * shared folder. Spark names a file as it is named here, so each gets a name by its content.
 */
final class SentFiles implements AutoCloseable {

  private final JavaSparkContext spark;
  private final ScratchFolder folder;
  private final Set<String> sent = new HashSet<>();

  private SentFiles(JavaSparkContext spark, ScratchFolder folder) {
    this.spark = spark;
    this.folder = folder;
  }

  static SentFiles by(JavaSparkContext spark) throws IOException {
    return new SentFiles(spark, ScratchFolder.make("sent"));
  }

  synchronized void send(FileManifest manifest) throws IOException {
    for (SentFile file : manifest.contents()) {
      if (!sent.contains(file.sha256())) {
        Path named = folder.path().resolve(file.sha256());
        Files.deleteIfExists(named); // of an attempt that failed
        link(named, Path.of(file.path()));
        spark.addFile(named.toString());
        sent.add(file.sha256());
      }
    }
  }

  // A copy where there are no links; the file must not change while the cluster is connected.
  private static void link(Path link, Path file) throws IOException {
    try {
      Files.createLink(link, file);
    } catch (UnsupportedOperationException | FileSystemException noLinks) {
      Files.copy(file, link);
    }
  }

  @Override
  public void close() throws IOException {
    folder.close();
  }
}
