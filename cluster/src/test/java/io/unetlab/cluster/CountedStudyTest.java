package io.unetlab.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.unetlab.ablations.exec.StudyResult;
import io.unetlab.ablations.task.Cluster;
import io.unetlab.ablations.task.ClusterAddress;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.apache.spark.launcher.JavaModuleOptions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A study that a cluster counts has the report of one that was counted here, byte for byte, and so
 * has one whose worker or driver was killed meanwhile.
 */
@Tag("slow")
class CountedStudyTest {

  private static final Path STUDY = Path.of("../benchmarks/studies/hundred_thousand.yaml");

  /** 4,050 variants: four parts, and too few for tables. */
  private static final String DESIGN =
      "design={factorial: [width, self_attention, attention, ratio, convolution, residual_blocks,"
          + " heads]}";

  @TempDir private Path folder;

  @Test
  void everyFileOfTheReportIsThatOfARunHere() throws Exception {
    StudyResult here = program("here").run(Optional.empty(), (done, total) -> {});
    try (Cluster spark =
        new SparkClusterService()
            .connect(new ClusterAddress("local[2]", Optional.empty(), Map.of()), news -> {})) {
      program("local").run(Optional.of(spark), (done, total) -> {});
    }
    try (StandaloneSpark spark = StandaloneSpark.start("counting")) {
      List<StandaloneSpark.Machine> machines = List.of(spark.join(1), spark.join(1));
      loseTheDriver(spark);
      loseAWorker(spark, machines.get(0));
    }

    assertThat(here.trials()).hasSize(4_050);
    assertThat(files("here")).hasSizeGreaterThan(5);
    assertSame("local");
    assertSame("worker");
    assertSame("driver");
  }

  private void loseTheDriver(StandaloneSpark spark) throws Exception {
    Process driver = start(spark.address());
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(driver.getInputStream(), StandardCharsets.UTF_8))) {
      assertThat(lines.readLine()).as("the log is %s", folder).isEqualTo("1");
      driver.destroyForcibly().waitFor();
    }
    assertThat(program("driver").report()).doesNotExist();
    try (Cluster cluster = spark.connect(Map.of(), news -> {})) {
      program("driver").run(Optional.of(cluster), (done, total) -> {});
    }
  }

  private Process start(String master) throws IOException {
    Stream<String> words =
        Stream.of(
                Stream.of(Path.of(System.getProperty("java.home"), "bin", "java").toString()),
                Stream.of(JavaModuleOptions.defaultModuleOptionArray()),
                Stream.of("-XX:TieredStopAtLevel=1", "-cp", System.getProperty("java.class.path")),
                Stream.of(StudyProgram.class.getName(), master, STUDY.toString(), DESIGN),
                Stream.of(folder.resolve("driver").toString()))
            .flatMap(it -> it);
    Files.createDirectories(folder.resolve("driver"));
    return new ProcessBuilder(words.toList()).redirectError(Redirect.INHERIT).start();
  }

  private void loseAWorker(StandaloneSpark spark, StandaloneSpark.Machine machine)
      throws IOException {
    AtomicBoolean killed = new AtomicBoolean();
    try (Cluster cluster = spark.connect(Map.of(), news -> {})) {
      program("worker")
          .run(
              Optional.of(cluster),
              (done, total) -> {
                if (!killed.getAndSet(true)) {
                  machine.kill();
                }
              });
    }
    assertThat(killed).isTrue();
  }

  private StudyProgram program(String name) throws IOException {
    return new StudyProgram(STUDY, List.of(DESIGN), Files.createDirectories(folder.resolve(name)));
  }

  private Map<String, byte[]> files(String name) throws IOException {
    Path report = program(name).report();
    Map<String, byte[]> files = new TreeMap<>();
    try (Stream<Path> all = Files.walk(report)) {
      for (Path file : all.filter(Files::isRegularFile).toList()) {
        files.put(report.relativize(file).toString(), Files.readAllBytes(file));
      }
    }
    return files;
  }

  private void assertSame(String name) throws IOException {
    Map<String, byte[]> expected = files("here");
    Map<String, byte[]> found = files(name);
    assertThat(found).as(name).containsOnlyKeys(expected.keySet());
    expected.forEach(
        (file, bytes) -> assertThat(found.get(file)).as(name + ": " + file).isEqualTo(bytes));
  }
}
