package io.unetlab.profiler.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import io.unetlab.builders.djl.PyTorch;
import io.unetlab.builders.graph.Conv2d;
import io.unetlab.builders.graph.ElementType;
import io.unetlab.builders.graph.Graph;
import io.unetlab.builders.graph.GraphBuilder;
import io.unetlab.builders.graph.Input;
import io.unetlab.builders.graph.Node;
import io.unetlab.builders.graph.TensorShape;
import io.unetlab.builders.ort.OnnxRuntime;
import io.unetlab.profiler.cost.CostReport;
import io.unetlab.profiler.latency.BenchRun;
import io.unetlab.profiler.latency.DeviceFacts;
import io.unetlab.profiler.latency.HostFacts;
import io.unetlab.profiler.latency.LatencyEvent;
import io.unetlab.profiler.latency.LatencyProtocol;
import io.unetlab.profiler.latency.LatencyProvenance;
import io.unetlab.profiler.latency.LatencyRecord;
import io.unetlab.profiler.latency.PairedComparison;
import io.unetlab.spec.model.NetworkSpec;
import io.unetlab.spec.model.SpecHash;
import io.unetlab.spec.source.SourceLocation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Networks run for real here, so nothing is said about how long they take. */
final class HostBenchTest {

  private static final BenchSettings SETTINGS = TinyNetworks.settings(ElementType.FLOAT32);
  private static final List<String> NAMES = List.of("md_tiny", "bk_tiny", "md_relu_tiny");

  private static final List<LatencyEvent> EVENTS = new ArrayList<>();
  private static BenchRun run;

  @BeforeAll
  static void measureOnce() {
    List<BenchSubject> subjects = NAMES.stream().map(TinyNetworks::subject).toList();
    run = new HostBench(SETTINGS, "unetlab test", EVENTS::add).measure(subjects);
  }

  private static BenchRun measure(BenchSettings settings, List<BenchSubject> subjects) {
    return new HostBench(settings, "unetlab test", event -> {}).measure(subjects);
  }

  /** Results are in the order requested, whatever the order of the rounds. */
  @Test
  void recordsStandInTheOrderGiven() {
    assertThat(run.measured()).extracting(it -> it.measured().name()).isEqualTo(NAMES);
    assertThat(run.failed()).isEmpty();
    assertThat(run.protocol()).isEqualTo(SETTINGS.protocol());
    assertThat(run.find("bk_tiny")).contains(run.measured().get(1));
    assertThat(run.find("bk")).isEmpty();
  }

  /** A record says which network was measured, and how. */
  @Test
  void provenanceIsThatOfTheRun() {
    for (LatencyRecord record : run.measured()) {
      LatencyProvenance provenance = record.provenance();
      SpecHash hash = TinyNetworks.spec(record.measured().name()).hash();
      assertThat(provenance.specHash()).isEqualTo(hash.hex());
      assertThat(provenance.weightsSeed()).isEqualTo(7);
      assertThat(provenance.runSeed()).isEqualTo(11);
      assertThat(provenance.toolVersion()).isEqualTo("unetlab test");
      assertThat(provenance.runtime()).isEqualTo("djl-pytorch");
      assertThat(provenance.runtimeVersion()).isEqualTo(PyTorch.version());
      assertThat(provenance.precision()).isEqualTo("float32");
      assertThat(provenance.threads()).isEqualTo(1);
      assertThat(provenance.host()).isEqualTo(HostFacts.read());
      assertThat(provenance.target()).isEqualTo(DeviceFacts.of(HostFacts.read()));
      assertThat(provenance.protocol()).isEqualTo("tiny");
    }
  }

  /** The networks' counts, not the protocol's, say how many operations a run has. */
  @Test
  void flopsAreTheGraphs() {
    for (LatencyRecord record : run.measured()) {
      Graph graph = TinyNetworks.subject(record.measured().name()).graph();
      assertThat(record.flops()).isEqualTo(CostReport.of(graph).total().flops());
    }
  }

  /** Each run that was timed is kept, with its round and its place in it. */
  @Test
  void everySampleIsKept() {
    for (LatencyRecord record : run.measured()) {
      assertThat(record.measured().samples())
          .extracting(it -> it.round(), it -> it.index())
          .containsExactly(
              Tuple.tuple(0, 0), Tuple.tuple(0, 1), Tuple.tuple(1, 0), Tuple.tuple(1, 1));
      assertThat(record.measured().summary().n()).isEqualTo(TinyNetworks.RUNS);
      assertThat(record.measured().calibration().seconds()).hasSize(TinyNetworks.ROUNDS + 1);
    }
  }

  /** The listener receives each load, each round and each calibration. */
  @Test
  void theListenerIsTold() {
    assertThat(told(LatencyEvent.Kind.READY)).isEqualTo(NAMES);
    assertThat(told(LatencyEvent.Kind.MEASURED))
        .hasSize(NAMES.size() * TinyNetworks.ROUNDS)
        .containsAll(NAMES);
    assertThat(told(LatencyEvent.Kind.CALIBRATED)).hasSize(TinyNetworks.ROUNDS + 1);
    assertThat(told(LatencyEvent.Kind.FAILED)).isEmpty();
  }

  private static List<String> told(LatencyEvent.Kind kind) {
    return EVENTS.stream().filter(it -> it.kind() == kind).map(LatencyEvent::subject).toList();
  }

  /** The engine runs on as many threads as asked for, for the whole process. */
  @Test
  void threadsAreSet() {
    assertThat(PyTorch.threads()).isEqualTo(SETTINGS.threads());
  }

  /** The later of a pair is compared with the earlier. */
  @Test
  void pairsAreTheLaterAgainstTheEarlier() {
    assertThat(run.pairs())
        .extracting(PairedComparison::nameA, PairedComparison::nameB)
        .containsExactly(
            Tuple.tuple("bk_tiny", "md_tiny"),
            Tuple.tuple("md_relu_tiny", "md_tiny"),
            Tuple.tuple("md_relu_tiny", "bk_tiny"));
    assertThat(run.pairs()).allSatisfy(it -> assertThat(it.rounds()).isEqualTo(2));
  }

  /** The others are compared with the first network. */
  @Test
  void againstFirstHoldsEachToTheFirst() {
    assertThat(run.againstFirst())
        .extracting(PairedComparison::nameA, PairedComparison::nameB)
        .containsExactly(Tuple.tuple("bk_tiny", "md_tiny"), Tuple.tuple("md_relu_tiny", "md_tiny"));
  }

  /** One network has nothing to be compared with. */
  @Test
  void oneNetworkHasNoPairs() {
    BenchRun alone =
        new BenchRun(
            SETTINGS.protocol(), SETTINGS.runSeed(), run.measured().subList(0, 1), List.of(), true);
    assertThat(alone.pairs()).isEmpty();
    assertThat(alone.againstFirst()).isEmpty();
  }

  /** A network that does not fit in memory fails alone; each is then loaded for each round. */
  @Test
  void aNetworkThatCannotBeLoadedFailsAlone() {
    BenchRun mixed = measure(SETTINGS, List.of(tooLarge(), TinyNetworks.subject("md_tiny")));
    assertThat(mixed.keptLoaded()).isFalse();
    assertThat(mixed.failed())
        .singleElement()
        .satisfies(
            it -> {
              assertThat(it.name()).isEqualTo("large");
              assertThat(it.stage()).isEqualTo("load");
            });
    assertThat(mixed.measured())
        .singleElement()
        .satisfies(it -> assertThat(it.measured().samples()).hasSize(TinyNetworks.RUNS));
  }

  // 4 TB of weights; no machine is asked for them, since a tensor ends at 2^31 elements.
  private static BenchSubject tooLarge() {
    int channels = 1 << 20;
    GraphBuilder graph = new GraphBuilder(SourceLocation.NOWHERE);
    Node image = graph.input("image", Input.condition(TensorShape.of(1, channels, 1, 1)));
    Node conv = graph.add("conv", new Conv2d(channels, channels, 1, 1, 1, false), image);
    NetworkSpec any = TinyNetworks.spec("md_tiny");
    return new BenchSubject("large", any, any.hash(), graph.build("large", conv));
  }

  /** Networks compute in bfloat16 when asked to, and the record says so. */
  @Test
  void precisionIsAsSet() throws IOException {
    assumeFalse(isWithoutBfloat16(), "without AVX-512 a convolution in bfloat16 takes seconds");
    BenchSettings settings = TinyNetworks.settings(ElementType.BFLOAT16);
    BenchRun low = measure(settings, List.of(TinyNetworks.subject("md_tiny")));
    assertThat(low.failed()).isEmpty();
    assertThat(low.measured())
        .singleElement()
        .satisfies(it -> assertThat(it.provenance().precision()).isEqualTo("bfloat16"));
  }

  // Known of x86 on Linux; elsewhere it is tried.
  private static boolean isWithoutBfloat16() throws IOException {
    Path file = Path.of("/proc/cpuinfo");
    String facts = Files.exists(file) ? Files.readString(file) : "";
    return facts.contains(" sse2 ") && !facts.contains(" avx512bw ");
  }

  /** A network's runtimes are adjacent, each in its own record. */
  @Test
  void everyNetworkRunsOnEveryRuntime() {
    BenchSettings both =
        TinyNetworks.settings(ElementType.FLOAT32, HostRuntime.ONNXRUNTIME, HostRuntime.DJL);
    BenchRun two =
        measure(both, List.of(TinyNetworks.subject("md_tiny"), TinyNetworks.subject("bk_tiny")));
    assertThat(two.failed()).isEmpty();
    String onnx = OnnxRuntime.version();
    String torch = PyTorch.version();
    assertThat(two.measured())
        .extracting(
            it -> it.measured().name(),
            it -> it.provenance().runtime(),
            it -> it.provenance().runtimeVersion())
        .containsExactly(
            Tuple.tuple("md_tiny on onnxruntime", "onnxruntime", onnx),
            Tuple.tuple("md_tiny on djl-pytorch", "djl-pytorch", torch),
            Tuple.tuple("bk_tiny on onnxruntime", "onnxruntime", onnx),
            Tuple.tuple("bk_tiny on djl-pytorch", "djl-pytorch", torch));
    assertThat(two.measured())
        .allSatisfy(it -> assertThat(it.measured().samples()).hasSize(TinyNetworks.RUNS))
        .extracting(it -> it.provenance().specHash())
        .containsExactly(hash("md_tiny"), hash("md_tiny"), hash("bk_tiny"), hash("bk_tiny"));
  }

  private static String hash(String network) {
    return TinyNetworks.spec(network).hash().hex();
  }

  /** A network keeps its name where there is one runtime, whichever it is. */
  @Test
  void oneRuntimeIsNotInTheName() {
    BenchSettings settings = TinyNetworks.settings(ElementType.FLOAT32, HostRuntime.ONNXRUNTIME);
    BenchRun one = measure(settings, List.of(TinyNetworks.subject("md_tiny")));
    assertThat(one.measured())
        .singleElement()
        .satisfies(
            it -> {
              assertThat(it.measured().name()).isEqualTo("md_tiny");
              assertThat(it.provenance().runtime()).isEqualTo("onnxruntime");
            });
  }

  /** A runtime is asked only for what it computes, and once. */
  @Test
  void runtimesThatCannotBeMeantAreRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> TinyNetworks.settings(ElementType.BFLOAT16, HostRuntime.ONNXRUNTIME))
        .withMessage("onnxruntime does not compute in bfloat16");
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> TinyNetworks.settings(ElementType.FLOAT32, HostRuntime.DJL, HostRuntime.DJL))
        .withMessageStartingWith("runtimes must be at least 1, each once");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> TinyNetworks.settings(ElementType.FLOAT32, new HostRuntime[0]))
        .withMessageStartingWith("runtimes must be at least 1, each once");
  }

  /** A name stands for one network in a run. */
  @Test
  void twoOfOneNameAreRefused() {
    BenchSubject subject = TinyNetworks.subject("md_tiny");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> measure(SETTINGS, List.of(subject, subject)))
        .withMessage("two contenders are named md_tiny");
  }

  /** A run without networks is an error. */
  @Test
  void noNetworkIsRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> measure(SETTINGS, List.of()))
        .withMessage("number of contenders must be at least 1, found 0");
  }

  /** A thread at least. */
  @Test
  void noThreadsAreRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                new BenchSettings(
                    TinyNetworks.PROTOCOL, List.of(HostRuntime.DJL), 0, ElementType.FLOAT32, 0, 0))
        .withMessage("threads must be at least 1, found 0");
  }

  /** What is used unless said otherwise. */
  @Test
  void theUsualSettingsAreFloat32OnAllCores() {
    BenchSettings usual = BenchSettings.of(LatencyProtocol.QUICK);
    int cores = Runtime.getRuntime().availableProcessors();
    assertThat(usual)
        .isEqualTo(
            new BenchSettings(
                LatencyProtocol.QUICK, List.of(HostRuntime.DJL), cores, ElementType.FLOAT32, 0, 0));
  }
}
