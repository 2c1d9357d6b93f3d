package io.unetlab.cluster.worker;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileAlreadyExistsException;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.LocatedFileStatus;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.RemoteIterator;
import org.apache.spark.SparkEnv;
import org.apache.spark.deploy.SparkHadoopUtil;

/**
 * A folder of any file system that Hadoop knows: HDFS, an object store, a directory. It is called
 * with the name of an operation of {@link CalledFolder} and its arguments, since the program that
 * calls it has another class loader.
 */
public final class HadoopFolder implements Function<List<String>, List<String>> {

  private static final String DRAFT = ".draft";

  private final FileSystem files;
  private final Path root;

  HadoopFolder(String url, Configuration settings) throws IOException {
    this.files = FileSystem.get(URI.create(url), settings);
    this.root = files.makeQualified(new Path(url));
  }

  /** Whether it is the URL of such a folder and not the path of a directory. */
  public static boolean isUrl(String shared) {
    return shared.matches("[A-Za-z][A-Za-z0-9+.-]+:/.*");
  }

  /**
   * The folder, with the settings that Spark has for Hadoop in this process.
   *
   * @throws UncheckedIOException if there is no such file system
   */
  public static HadoopFolder at(String url) {
    try {
      return new HadoopFolder(url, SparkHadoopUtil.get().newConfiguration(SparkEnv.get().conf()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (IllegalArgumentException e) { // HDFS, about a host that does not exist
      throw e.getCause() instanceof IOException cause ? new UncheckedIOException(cause) : e;
    }
  }

  @Override
  public List<String> apply(List<String> call) {
    Path path = new Path(root, call.get(1));
    try {
      switch (call.get(0)) {
        case CalledFolder.PUT -> put(path, new Path("file", "", call.get(2)));
        case CalledFolder.GET -> get(path, new Path("file", "", call.get(2)));
        case CalledFolder.DELETE -> files.delete(path, false);
        case CalledFolder.EXISTS -> {
          return files.exists(path) ? List.of(call.get(1)) : List.of();
        }
        case CalledFolder.LIST -> {
          return list(path);
        }
        default -> throw new IllegalArgumentException(call.get(0));
      }
      return List.of();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  // Renaming shows the whole file or nothing.
  private void put(Path path, Path file) throws IOException {
    Path draft = new Path(path.getParent(), UUID.randomUUID() + DRAFT);
    files.mkdirs(path.getParent());
    try {
      files.copyFromLocalFile(false, true, file, draft);
      if (!renamed(draft, path) && !files.exists(path)) {
        throw new IOException(path + " cannot be written");
      }
    } finally {
      files.delete(draft, false);
    }
  }

  // Where a file is, a directory replaces it, HDFS returns false and an object store throws; the
  // one that is there has the same content.
  private boolean renamed(Path draft, Path path) throws IOException {
    try {
      return files.rename(draft, path);
    } catch (FileAlreadyExistsException taken) {
      return false;
    }
  }

  private void get(Path path, Path target) throws IOException {
    if (!files.exists(path)) {
      throw new FileNotFoundException("there is no file " + path);
    }
    files.copyToLocalFile(false, path, target, true);
  }

  private List<String> list(Path folder) throws IOException {
    if (!files.exists(folder)) {
      return List.of();
    }
    List<String> names = new ArrayList<>();
    RemoteIterator<LocatedFileStatus> all = files.listFiles(folder, true);
    while (all.hasNext()) {
      Path path = all.next().getPath();
      if (!path.getName().endsWith(DRAFT)) {
        names.add(root.toUri().relativize(path.toUri()).getPath());
      }
    }
    return names.stream().sorted().toList();
  }
}
