package io.unetlab.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.unetlab.ablations.task.Cluster;
import io.unetlab.ablations.task.ClusterAddress;
import io.unetlab.ablations.task.ClusterException;
import io.unetlab.ablations.task.Supply;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Processes and machines of Spark's that are killed while they work, with signal 9. */
@Tag("slow")
@Timeout(value = 10, unit = TimeUnit.MINUTES)
class LostMachinesTest {

  @TempDir Path notes;

  private final List<String> news = new CopyOnWriteArrayList<>();
  private final KeptOutputs outputs = new KeptOutputs();

  private StandaloneSpark spark;

  @BeforeEach
  void start() throws IOException {
    spark = StandaloneSpark.start("lost");
  }

  @AfterEach
  void end() {
    spark.close();
  }

  private CompletableFuture<Void> running(Cluster cluster, String... parts) {
    return CompletableFuture.runAsync(
        () -> cluster.run(ScriptJob.of(notes), Supply.of(List.of(parts)), outputs, () -> false));
  }

  private void await(String note) {
    await(() -> Files.exists(notes.resolve(note)));
  }

  private void await(BooleanSupplier condition) {
    while (!condition.getAsBoolean()) {
      StandaloneSpark.pause();
    }
  }

  @Test
  void partsOfKilledProcessesAndMachinesRunElsewhere() throws IOException {
    StandaloneSpark.Machine first = spark.join(1);
    try (Cluster cluster = spark.connect(Map.of(), news::add)) {
      CompletableFuture<Void> run =
          running(
              cluster,
              "sleep-once a 600000",
              "sleep-once b 600000",
              "sleep-once c 600000",
              "say d");
      await("started-a");
      first.killExecutors();
      await("started-b");
      first.killExecutors();
      await("started-c");
      first.kill();
      await(() -> news.contains(spark.address() + " has no free worker; waiting"));
      spark.join(1);
      run.join();
    }

    assertThat(outputs.failed()).isEmpty();
    assertThat(outputs.done()).isEqualTo(new TreeMap<>(Map.of(0, "a", 1, "b", 2, "c", 3, "d")));
    assertThat(outputs.twice()).isEmpty();
    assertThat(news).anyMatch(it -> it.startsWith("worker 127.0.0.1 is lost: "));
  }

  @Test
  void aPartThatEndsItsProcessesFailsAlone() throws IOException {
    spark.join(2);
    try (Cluster cluster = spark.connect(Map.of(), news::add)) {
      running(cluster, "die", "sleep a 3000", "sleep b 3000", "sleep c 3000").join();
    }

    assertThat(outputs.done()).isEqualTo(Map.of(1, "a", 2, "b", 3, "c"));
    assertThat(outputs.failed()).containsOnlyKeys(0);
    assertThat(outputs.failed().get(0)).contains("134");
    assertThat(outputs.twice()).isEmpty();
  }

  /** They wait until it has failed. */
  @Test
  void morePartsComeAfterOneThatRunsAlone() throws IOException {
    spark.join(2);
    try (Cluster cluster = spark.connect(Map.of(), news::add)) {
      Supply<String> parts = outputs.oneByOne(List.of("say a", "die", "say b", "die", "say c"));
      cluster.run(ScriptJob.of(notes), parts, outputs, () -> false);
    }

    assertThat(outputs.done()).isEqualTo(Map.of(0, "a", 2, "b", 4, "c"));
    assertThat(outputs.failed()).containsOnlyKeys(1, 3);
    assertThat(outputs.twice()).isEmpty();
    assertThat(news).filteredOn(it -> it.contains("runs alone after the others")).hasSize(2);
  }

  @Test
  void aSlowPartIsAlsoStartedElsewhereAndTheFirstOutputCounts() throws IOException {
    spark.join(1);
    spark.join(1, "localhost"); // Spark starts no second copy on the same machine
    try (Cluster cluster =
        spark.connect(Map.of("spark.speculation.minTaskRuntime", "1s"), news::add)) {
      running(cluster, "say a", "say b", "say c", "say d", "sleep-once e 600000").join();
      await("interrupted-e");
    }

    assertThat(outputs.done()).isEqualTo(Map.of(0, "a", 1, "b", 2, "c", 3, "d", 4, "e"));
    assertThat(outputs.twice()).isEmpty();
  }

  @Test
  void aJobThatNoneOfManyMachinesCanOpenEnds() throws IOException {
    int machines = 4;
    for (int i = 0; i < machines; i++) {
      spark.join(1);
    }
    String timeout = "spark.scheduler.excludeOnFailure.unschedulableTaskSetTimeout";
    try (Cluster cluster = spark.connect(Map.of(timeout, "1s"), news::add)) {
      await(() -> cluster.slots() == machines);
      assertThatThrownBy(
              () ->
                  cluster.run(
                      new ScriptJob(notes, List.of(), ScriptJob.Opens.NONE),
                      Supply.of(List.of("say a")),
                      outputs,
                      () -> false))
          .isInstanceOf(ClusterException.class)
          .hasMessageStartingWith("no worker can open the job: ")
          .hasMessageContaining("no library of that name");
    }
    assertThat(outputs.done()).isEmpty();
  }

  private long refused() {
    try (Stream<Path> all = Files.list(notes)) {
      return all.filter(it -> it.getFileName().toString().startsWith("refused")).count();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Spark gives two up at the same time, each for the first time. */
  @Test
  void eachPartIsGivenUpOnceBeforeTheRunFails() throws IOException {
    spark.join(1);
    try (Cluster cluster = spark.connect(Map.of(), news::add)) {
      await(() -> cluster.slots() == 1);
      ScriptJob job = new ScriptJob(notes, List.of(), ScriptJob.Opens.LATER);
      cluster.run(job, eachAlone(List.of("say a", "say b")), outputs, () -> false);
    }

    assertThat(refused()).isEqualTo(1);
    assertThat(outputs.done()).isEqualTo(Map.of(0, "a", 1, "b"));
  }

  // One at each asking, so that each is submitted alone.
  private static Supply<String> eachAlone(List<String> parts) {
    return new Supply<>() {
      private int asked;

      @Override
      public int size() {
        return parts.size();
      }

      @Override
      public Optional<String> next() {
        boolean isDue = asked % 2 == 0 && asked / 2 < parts.size();
        return Optional.of(asked++ / 2).filter(it -> isDue).map(parts::get);
      }
    };
  }

  @Test
  void nothingRunsOnceTheProgramIsKilled() throws IOException {
    StandaloneSpark.Machine machine = spark.join(1);
    Process program =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                SleepingProgram.class.getName(),
                spark.address(),
                notes.toString())
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    try {
      await("started-a");
      assertThat(machine.executors()).isNotEmpty();
    } finally {
      program.destroyForcibly();
    }
    await(() -> machine.executors().isEmpty());
  }

  /** Runs one long part on a cluster. */
  static final class SleepingProgram {

    private SleepingProgram() {}

    public static void main(String[] args) {
      Map<String, String> settings =
          Map.of("spark.executor.memory", "512m", "spark.driver.host", "127.0.0.1");
      Cluster cluster =
          new SparkClusterService()
              .connect(new ClusterAddress(args[0], Optional.empty(), settings), news -> {});
      cluster.run(
          ScriptJob.of(Path.of(args[1])),
          Supply.of(List.of("sleep a 600000")),
          new KeptOutputs(),
          () -> false);
    }
  }
}
