package io.unetlab.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.OperatingSystemMXBean;
import io.unetlab.ablations.exec.StudyResult;
import io.unetlab.ablations.task.Cluster;
import io.unetlab.ablations.task.ClusterAddress;
import io.unetlab.ablations.task.Supply;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Counts 97,200 variants here, within Spark in this process, and on a master with two workers of
 * one core each, in turns; the results are equal, and the times are printed for
 * docs/performance.md. Another number of turns with {@code -Dcounting.turns=N}.
 */
@Tag("full-size")
class CountingTimesTest {

  private static final Path STUDY = Path.of("../benchmarks/studies/hundred_thousand.yaml");
  private static final int TURNS = Integer.getInteger("counting.turns", 5);
  private static final int TASKS = 300;
  private static final List<String> WHAT =
      List.of("to connect", "to the first variant", "to the last", "processor time");
  private static final OperatingSystemMXBean PROCESS =
      ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);

  @TempDir private Path folder;

  private final Map<String, List<double[]>> times = new LinkedHashMap<>();
  private int runs;

  /** Where the variants are counted. */
  private interface Place {
    Optional<Cluster> connect();
  }

  /** When a run was where. */
  private static final class Clock {

    private final long start = System.nanoTime();
    private final long used = PROCESS.getProcessCpuTime();
    private double connected;
    private double first;
    private double last;

    private double now() {
      return (System.nanoTime() - start) / 1e9;
    }

    private synchronized void count() {
      last = now();
      first = first == 0 ? last : first;
    }

    /** To connect, to the first variant, from there to the last one; and processor time. */
    private double[] times() {
      double processor = (PROCESS.getProcessCpuTime() - used) / 1e9;
      return new double[] {connected, first - connected, last - first, processor};
    }
  }

  @Test
  void everyPlaceHasTheSameResultInItsTime() throws IOException {
    try (StandaloneSpark spark = StandaloneSpark.start("times")) {
      spark.join(1);
      spark.join(1);
      StudyResult first = count("here", Optional::empty);
      for (int turn = 0; turn < TURNS; turn++) {
        assertSame(count("local[2]", CountingTimesTest::local), first);
        assertSame(
            count("two workers", () -> Optional.of(spark.connect(Map.of(), it -> {}))), first);
        assertSame(count("here", Optional::empty), first);
      }
    }
    times.forEach(CountingTimesTest::tell);
  }

  @Test
  void aTaskThatDoesNothingTakesMilliseconds() throws IOException {
    try (Cluster cluster = local().orElseThrow()) {
      runTasks("local[2]", cluster);
    }
    try (StandaloneSpark spark = StandaloneSpark.start("tasks")) {
      spark.join(1);
      spark.join(1);
      try (Cluster cluster = spark.connect(Map.of(), it -> {})) {
        runTasks("two workers", cluster);
      }
    }
  }

  // In the first turn processes start.
  private void runTasks(String name, Cluster cluster) {
    List<String> parts = Collections.nCopies(TASKS, "say nothing");
    for (int turn = 0; turn <= TURNS; turn++) {
      KeptOutputs outputs = new KeptOutputs();
      Clock clock = new Clock();
      cluster.run(ScriptJob.of(folder), Supply.of(parts), outputs, () -> false);
      assertThat(outputs.done()).hasSize(TASKS);
      System.out.printf(Locale.ROOT, "%12s  %d tasks in %.1f s%n", name, TASKS, clock.now());
    }
  }

  private static void assertSame(StudyResult result, StudyResult first) {
    assertThat(result.trials()).hasSize(97_200).isEqualTo(first.trials());
  }

  private static Optional<Cluster> local() {
    ClusterAddress address = new ClusterAddress("local[2]", Optional.empty(), Map.of());
    return Optional.of(new SparkClusterService().connect(address, it -> {}));
  }

  private StudyResult count(String name, Place place) throws IOException {
    Clock clock = new Clock();
    Path own = Files.createDirectories(folder.resolve("run" + runs++));
    Optional<Cluster> cluster = place.connect();
    clock.connected = clock.now();
    try {
      StudyResult result =
          new StudyProgram(STUDY, List.of(), own).count(cluster, (done, total) -> clock.count());
      times.computeIfAbsent(name, it -> new ArrayList<>()).add(clock.times());
      return result;
    } finally {
      cluster.ifPresent(Cluster::close);
    }
  }

  private static void tell(String name, List<double[]> runs) {
    StringBuilder line = new StringBuilder(String.format(Locale.ROOT, "%12s", name));
    for (int i = 0; i < WHAT.size(); i++) {
      int column = i;
      double[] sorted = runs.stream().mapToDouble(it -> it[column]).sorted().toArray();
      line.append(
          String.format(
              Locale.ROOT,
              "  %s %.1f s (%.1f to %.1f)",
              WHAT.get(i),
              sorted[sorted.length / 2],
              sorted[0],
              sorted[sorted.length - 1]));
    }
    System.out.println(line);
  }
}
