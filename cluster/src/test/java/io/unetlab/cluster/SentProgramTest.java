package io.unetlab.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.unetlab.ablations.task.Cluster;
import io.unetlab.ablations.task.ClusterAddress;
import io.unetlab.ablations.task.Job;
import io.unetlab.ablations.task.Supply;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A program of a jar and the jars that it names runs on machines that have nothing of it. */
@Tag("slow")
@Timeout(value = 10, unit = TimeUnit.MINUTES)
class SentProgramTest {

  private static final String LIBRARIES =
      ".*(tools.jackson|jackson-annotations|snakeyaml-engine|commons-codec).*";

  @TempDir Path folder;

  private static List<Path> classPath() {
    return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator, -1))
        .map(Path::of)
        .toList();
  }

  private static boolean isOwn(Path entry) {
    return entry.toString().contains("target") && !entry.endsWith("cluster/target/classes");
  }

  /** The jar of this program, with all others that it needs next to it. */
  private Path program() throws IOException {
    Path lib = Files.createDirectories(folder.resolve("lib"));
    Path main = SentProgram.sourceOf(Job.class);
    List<String> others = new ArrayList<>();
    for (Path entry : classPath()) {
      String name = "lib/" + others.size() + ".jar";
      if (isOwn(entry) && !entry.equals(main) && Files.exists(entry)) {
        pack(entry, folder.resolve(name), new Manifest());
        others.add(name);
      } else if (entry.toString().matches(LIBRARIES)) {
        Files.copy(entry, lib.resolve(others.size() + ".jar"));
        others.add(name);
      }
    }
    Manifest manifest = new Manifest();
    manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
    manifest.getMainAttributes().put(Attributes.Name.CLASS_PATH, String.join(" ", others));
    Path jar = folder.resolve("unetlab.jar");
    pack(main, jar, manifest);
    return jar;
  }

  private static void pack(Path classes, Path jar, Manifest manifest) throws IOException {
    if (Files.isDirectory(classes)) {
      packTree(classes, jar, manifest);
    } else {
      try (FileSystem opened = FileSystems.newFileSystem(classes)) {
        packTree(opened.getPath("/"), jar, manifest);
      }
    }
  }

  private static void packTree(Path root, Path jar, Manifest manifest) throws IOException {
    try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar), manifest);
        Stream<Path> files = Files.walk(root)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        String name = root.relativize(file).toString().replace('\\', '/');
        if (!name.equals("META-INF/MANIFEST.MF")) {
          out.putNextEntry(new ZipEntry(name));
          Files.copy(file, out);
        }
      }
    }
  }

  @Test
  void itsJarsAreSent() throws Exception {
    Path notes = Files.createDirectories(folder.resolve("notes"));
    Path read = Files.writeString(folder.resolve("file.txt"), "text");
    String spark =
        classPath().stream()
            .filter(it -> !isOwn(it) && !it.toString().matches(LIBRARIES))
            .map(Path::toString)
            .collect(Collectors.joining(File.pathSeparator));
    try (StandaloneSpark cluster = StandaloneSpark.start("sent")) {
      cluster.join(1);
      Process program =
          new ProcessBuilder(
                  Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                  "-cp",
                  program() + File.pathSeparator + spark,
                  ReadingProgram.class.getName(),
                  cluster.address(),
                  notes.toString(),
                  read.toString())
              .redirectErrorStream(true)
              .start();
      String said =
          new String(program.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();

      assertThat(said).endsWith("{0=text}{}");
    }
  }

  /** Has a cluster read a file, and prints what comes back. */
  static final class ReadingProgram {

    private ReadingProgram() {}

    public static void main(String[] args) {
      Map<String, String> settings =
          Map.of("spark.executor.memory", "512m", "spark.driver.host", "127.0.0.1");
      KeptOutputs outputs = new KeptOutputs();
      try (Cluster cluster =
          new SparkClusterService()
              .connect(new ClusterAddress(args[0], Optional.empty(), settings), news -> {})) {
        ScriptJob job =
            new ScriptJob(Path.of(args[1]), List.of(Path.of(args[2])), ScriptJob.Opens.ALL);
        cluster.run(job, Supply.of(List.of("read " + args[2])), outputs, () -> false);
      }
      System.out.println(outputs.done() + "" + outputs.failed());
    }
  }
}
