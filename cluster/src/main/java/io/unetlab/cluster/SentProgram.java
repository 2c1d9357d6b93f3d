package io.unetlab.cluster;

import io.unetlab.ablations.task.ClusterException;
import io.unetlab.ablations.task.Job;
import io.unetlab.cluster.worker.PartTask;
import io.unetlab.cluster.worker.WorkerProgram;
import io.unetlab.profiler.process.RecordJson;
import io.unetlab.spec.source.Reason;
import java.io.File;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import org.apache.spark.api.java.JavaSparkContext;

/**
 * The program on its way to Spark's processes. Spark's own class loader there gets this module's
 * jar only; the program's jars are files, which {@link WorkerProgram} loads.
 *
 * @param classPath for {@link WorkerProgram}
 * @param bytes that each process fetches; 0 where the program is installed
 */
record SentProgram(List<String> classPath, long bytes) {

  private static final double MEGA = 1e6;

  SentProgram {
    classPath = List.copyOf(classPath);
  }

  /** Sends what the processes of a cluster need. */
  static SentProgram send(JavaSparkContext spark) {
    if (spark.isLocal()) {
      return new SentProgram(List.of(), 0);
    }
    spark.addJar(entry().toString());
    String installed = spark.getConf().get(SparkSettings.CLASS_PATH, "");
    if (!installed.isEmpty()) {
      return installed(installed);
    }
    Path program = sourceOf(Job.class);
    if (!program.equals(sourceOf(RecordJson.class))) {
      // Run from the modules' own classes, for development: the machines have to see the same ones.
      return installed(System.getProperty("java.class.path"));
    }
    List<String> sent = new ArrayList<>();
    long bytes = 0;
    for (Path jar : withClassPath(program)) {
      spark.addFile(jar.toString());
      sent.add(WorkerProgram.SENT + jar.getFileName());
      bytes += jar.toFile().length();
    }
    return new SentProgram(sent, bytes);
  }

  private static SentProgram installed(String classPath) {
    return new SentProgram(List.of(classPath.split(File.pathSeparator)), 0);
  }

  /** In words; empty if nothing is fetched. */
  Optional<String> size() {
    return bytes == 0
        ? Optional.empty()
        : Optional.of(String.format(Locale.ROOT, "%,.0f MB", Math.ceil(bytes / MEGA)));
  }

  private static List<Path> withClassPath(Path jar) {
    List<Path> jars = new ArrayList<>(List.of(jar));
    try (JarFile opened = new JarFile(jar.toFile())) {
      Manifest manifest = opened.getManifest();
      String others =
          manifest == null
              ? null
              : manifest.getMainAttributes().getValue(Attributes.Name.CLASS_PATH);
      if (others != null) {
        for (String other : others.split(" ", -1)) {
          Path path = jar.resolveSibling(other);
          if (Files.exists(path)) {
            jars.add(path);
          }
        }
      }
      return jars;
    } catch (IOException e) {
      throw new ClusterException(jar + " cannot be read: " + Reason.of(e), e);
    }
  }

  private static Path entry() {
    Path source = sourceOf(PartTask.class);
    return Files.isDirectory(source) ? packed(source) : source;
  }

  private static Path packed(Path classes) {
    try {
      Path jar = Files.createTempFile("unetlab-cluster", ".jar");
      jar.toFile().deleteOnExit();
      try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar));
          Stream<Path> files = Files.walk(classes)) {
        for (Path file : files.filter(Files::isRegularFile).toList()) {
          String name = classes.relativize(file).toString().replace(File.separatorChar, '/');
          out.putNextEntry(new ZipEntry(name));
          Files.copy(file, out);
        }
      }
      return jar;
    } catch (IOException e) {
      throw new ClusterException("the program cannot be packed: " + Reason.of(e), e);
    }
  }

  static Path sourceOf(Class<?> type) {
    try {
      return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }
}
