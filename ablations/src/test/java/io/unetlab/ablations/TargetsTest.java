package io.unetlab.ablations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.unetlab.ablations.exec.ImportedLatencies;
import io.unetlab.ablations.exec.LatencyMeasurer;
import io.unetlab.ablations.exec.Measurements;
import io.unetlab.ablations.exec.RunSettings;
import io.unetlab.ablations.exec.StoredRun;
import io.unetlab.ablations.exec.StudyResult;
import io.unetlab.ablations.exec.StudyRunner;
import io.unetlab.ablations.store.ResultStore;
import io.unetlab.ablations.store.StoredStudy;
import io.unetlab.ablations.store.StudyFiles;
import io.unetlab.ablations.study.StudyLoader;
import io.unetlab.ablations.study.StudySpec;
import io.unetlab.ablations.trial.TrialResult.Completed;
import io.unetlab.profiler.device.DeviceException;
import io.unetlab.profiler.latency.BenchRun;
import io.unetlab.profiler.metric.Metric;
import io.unetlab.profiler.metric.Metrics;
import io.unetlab.profiler.runtime.BenchSubject;
import io.unetlab.spec.path.SpecPatch;
import io.unetlab.spec.source.Problems;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A study with several targets measures on all of them, each for itself. */
class TargetsTest {

  private static final String METRICS = "metrics=[params, macs, latency]";
  private static final String TWO = "targets=[{name: laptop}, {name: board, device: desktop}]";
  private static final Metric BOARD = Metrics.latency("board");

  @TempDir private Path folder;

  @Test
  void whoAsksForLatencyAsksForEachTargets() {
    StudySpec study = Studies.load("choice", METRICS, TWO);

    assertThat(study.metrics())
        .extracting(Metric::name)
        .containsExactly("params", "macs", "latency", "latency@board");
    assertThat(Studies.load("choice", "metrics=[macs, 'latency@board']", TWO).asked())
        .containsExactly(study.targets().get(1));
  }

  /** Neither passes the barrier unless the other measures too. */
  @Test
  void theTargetsMeasureTheSameNetworksAtOnce() {
    CyclicBarrier barrier = new CyclicBarrier(2);
    StudyResult result =
        StudyRunner.run(
            Studies.load("choice", METRICS, TWO),
            RunSettings.PLAIN
                .with("laptop", new Meeting(barrier))
                .with("board", new Meeting(barrier)));

    assertThat(result.measurements()).hasSize(2);
    assertThat(result.measurements().get(0).trials().keySet())
        .isNotEmpty()
        .isEqualTo(result.measurements().get(1).trials().keySet());
    Completed base = (Completed) result.base();
    assertThat(base.value(BOARD)).isPresent().isEqualTo(base.value(Metrics.LATENCY));
    assertThat(base.errors().keySet()).containsExactlyInAnyOrder("latency", "latency@board");
  }

  @Test
  void aRuleMayRestOnAnyOfThem() {
    StudyResult result =
        StudyRunner.run(
            Studies.load("choice", METRICS, TWO, "select={minimize: ['latency@board', params]}"),
            RunSettings.PLAIN.with("laptop", new FakeBench()).with("board", new FakeBench()));

    Completed winner = result.decision().winner().orElseThrow();
    assertThat(winner.value(BOARD)).isPresent();
    assertThat(result.completed())
        .filteredOn(it -> it.value(BOARD).isPresent())
        .allSatisfy(
            it ->
                assertThat(it.value(BOARD).orElseThrow())
                    .isGreaterThanOrEqualTo(winner.value(BOARD).orElseThrow()));
  }

  @Test
  void aDeviceThatIsNotThereLeavesTheOthersTheirs() {
    StudyResult result =
        StudyRunner.run(
            Studies.load("choice", METRICS, TWO),
            RunSettings.PLAIN.with("laptop", new FakeBench()).with("board", new Absent()));

    Measurements board = result.measurements().get(1);
    assertThat(board.obstacle()).contains("no device is attached");
    assertThat(((Completed) result.base()).value(BOARD)).isEmpty();
    assertThat(((Completed) result.base()).value(Metrics.LATENCY)).isPresent();
    assertThat(result.decision().winner()).isPresent();
    assertThat(result.decision().whatWouldChange())
        .noneMatch(it -> it.change().contains("latency@board"));
  }

  @Test
  void stoppedOnOneTargetItIsStopped() {
    RunSettings settings =
        RunSettings.PLAIN.with("laptop", new FakeBench()).with("board", new Stopped());

    assertThatThrownBy(() -> StudyRunner.run(Studies.load("choice", METRICS, TWO), settings))
        .isInstanceOf(CancellationException.class);
  }

  @Test
  void whatOthersMeasuredIsTheNetworksWhoseHashTheyName() throws IOException {
    StudyResult result = StudyRunner.run(Studies.load("choice", METRICS, npu()));

    assertThat(result.study().metrics())
        .extracting(Metric::name)
        .containsExactly("params", "macs", "latency@npu");
    Metric npu = Metrics.latency("npu");
    assertThat(result.completed())
        .filteredOn(it -> it.value(npu).isPresent())
        .singleElement()
        .satisfies(it -> assertThat(it.variant().isBase()).isTrue());
    assertThat(((Completed) result.base()).value(npu).orElseThrow()).isEqualByComparingTo("12.5");
    assertThat(((Completed) result.base()).errors()).isEmpty();
    assertThat(result.latencies()).singleElement().isInstanceOf(ImportedLatencies.class);
  }

  @Test
  void theFilesContentIsOfTheStudysHash() throws IOException {
    String targets = npu();
    String before = Studies.load("choice", METRICS, targets).hash();
    Path file = folder.resolve("npu.yaml");
    Path other = Files.move(file, folder.resolve("other.yaml"));
    String renamed = targets.replace(file.toString(), other.toString());

    assertThat(Studies.load("choice", METRICS, renamed).hash()).isEqualTo(before);
    Files.writeString(other, Files.readString(other).replace("12.5", "13"));
    assertThat(Studies.load("choice", METRICS, renamed).hash()).isNotEqualTo(before);
  }

  @Test
  void aStoreTellsOfAllTargetsWithoutTheirDevices() throws IOException {
    npu();
    String three =
        "targets=[{name: laptop}, {name: gone, device: desktop},"
            + " {name: board, device: desktop}, {name: npu, latencies: npu.yaml}]";
    for (String name : List.of("choice.yaml", "tiny.yaml")) {
      Files.copy(Studies.DIRECTORY.resolve(name), folder.resolve(name));
    }
    Path file = folder.resolve("choice.yaml");
    SpecPatch patch =
        SpecPatch.parse(METRICS, new Problems()).andThen(SpecPatch.parse(three, new Problems()));
    StudySpec study = StudyLoader.load(file, patch);
    try (ResultStore store = ResultStore.open(folder.resolve("results.db"))) {
      StoredStudy stored =
          new StoredStudy(
              study.hash(),
              Optional.empty(),
              "choice",
              "test",
              StudyFiles.copy(file, StudyLoader.files(file, patch)),
              List.of(METRICS, three),
              Instant.EPOCH,
              false);
      store.studies().begin(stored);
      StudyResult run =
          StudyRunner.run(
              study,
              RunSettings.PLAIN
                  .with(store.of(stored))
                  .with("laptop", new Named("a laptop"))
                  .with("gone", new Absent())
                  .with("board", new Named("a board")));
      Files.delete(folder.resolve("npu.yaml"));

      StudyResult read = StoredRun.of(store, stored, StoredRun.study(stored, SpecPatch.EMPTY));

      assertThat(read.trials()).isEqualTo(run.trials());
      assertThat(read.study().metrics()).isEqualTo(run.study().metrics());
      assertThat(read.latencies())
          .extracting(it -> it.target().name())
          .containsExactly("laptop", "gone", "board", "npu");
      assertThat(read.measurements().get(1).obstacle())
          .isEqualTo(run.measurements().get(1).obstacle())
          .contains("no device is attached");
      assertThat(read.measurements().get(2).trials())
          .isNotEmpty()
          .isEqualTo(run.measurements().get(2).trials());
    }
  }

  private String npu() throws IOException {
    String hash = Studies.load("choice").base().hash().hex();
    String text =
        """
        kind: latencies
        latencies:
          - {network: tiny, spec_hash: %s, device: {name: a board}, ms: 12.5, how: entered, source: {text: a screen}}
          - {network: tiny, spec_hash: %s, part: pipeline, device: {name: a board}, ms: 99, how: entered, source: {text: a screen}}
          - {network: other, spec_hash: %s, device: {name: a board}, ms: 7, how: entered, source: {text: a screen}}
        """
            .formatted(hash, hash, "0".repeat(64));
    Path file = Files.writeString(folder.resolve("npu.yaml"), text);
    return "targets=[{name: laptop}, {name: npu, latencies: '" + file + "'}]";
  }

  private static final class Named implements LatencyMeasurer {

    private final FakeBench bench = new FakeBench();
    private final String name;

    Named(String name) {
      this.name = name;
    }

    @Override
    public String target() {
      return name;
    }

    @Override
    public String protocol() {
      return bench.protocol();
    }

    @Override
    public BenchRun measure(List<BenchSubject> subjects, long replicate) {
      return bench.measure(subjects, replicate);
    }
  }

  private static final class Meeting extends FakeBench {

    private final CyclicBarrier barrier;

    Meeting(CyclicBarrier barrier) {
      this.barrier = barrier;
    }

    @Override
    public BenchRun measure(List<BenchSubject> subjects, long replicate) {
      try {
        barrier.await(30, TimeUnit.SECONDS);
      } catch (InterruptedException | BrokenBarrierException | TimeoutException e) {
        throw new IllegalStateException("nobody else measures", e);
      }
      return super.measure(subjects, replicate);
    }
  }

  private record Absent() implements LatencyMeasurer {

    @Override
    public String target() {
      throw DeviceException.refused("no device is attached");
    }

    @Override
    public String protocol() {
      return "quick";
    }

    @Override
    public BenchRun measure(List<BenchSubject> subjects, long replicate) {
      throw new AssertionError("a device that is not there was asked to measure");
    }
  }

  private record Stopped() implements LatencyMeasurer {

    @Override
    public String target() {
      return "a device";
    }

    @Override
    public String protocol() {
      return "quick";
    }

    @Override
    public BenchRun measure(List<BenchSubject> subjects, long replicate) {
      throw new CancellationException("stopped while measuring");
    }
  }
}
