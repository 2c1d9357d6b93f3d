package io.unetlab.builders.djl;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import io.unetlab.builders.Networks;
import io.unetlab.builders.graph.ElementType;
import io.unetlab.builders.graph.Graph;
import io.unetlab.builders.weights.Initializers;
import io.unetlab.builders.weights.WeightStore;
import io.unetlab.spec.SpecLoader;
import io.unetlab.spec.path.SpecPatch;
import io.unetlab.spec.source.Problems;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Running a network leaves no memory behind. The smallest image of this network takes 32 KiB: if
 * each pass leaked one, every twenty passes would leak 640 KiB.
 *
 * <p>The limit, half of that, applies to the median of ten rounds of twenty passes, not to the
 * total growth: occasionally the JVM itself takes or returns some MiB at once, for example when a
 * compiler thread ends.
 */
@Tag("slow")
class NoLeakTest {

  private static final Path STATUS = Path.of("/proc/self/status");
  private static final Path SPEC = Path.of("src/test/resources/reference/md_relu_tiny/spec.yaml");
  private static final int ROUNDS = 10;
  private static final int PASSES = 20;
  private static final long BOUND = PASSES * (32 << 10) / 2;

  @BeforeAll
  static void needsLinux() {
    assumeTrue(Files.exists(STATUS), "a process's memory is read from Linux's /proc");
  }

  @ParameterizedTest
  @EnumSource
  void memoryStaysFlat(KernelMode kernels) throws Exception {
    assertThat(growth(kernels, false)).isLessThan(BOUND);
  }

  /** Checks the measurement: outputs kept on purpose, 32 KiB each, are detected. */
  @Test
  void aLeakIsDetected() throws Exception {
    assertThat(growth(KernelMode.FUSED, true)).isGreaterThan(BOUND);
  }

  // In a separate process whose Java heap is fully in memory from the start and which returns freed
  // arrays to the system at once: all growth is a leak. A single thread, so that none waits for
  // another.
  private static long growth(KernelMode kernels, boolean leak) throws Exception {
    ProcessBuilder java =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xms64m",
                "-Xmx64m",
                "-XX:+AlwaysPreTouch",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                NoLeakTest.class.getName(),
                kernels.name(),
                String.valueOf(leak))
            .redirectError(ProcessBuilder.Redirect.INHERIT);
    java.environment().putAll(Map.of("MALLOC_ARENA_MAX", "1", "MALLOC_MMAP_THRESHOLD_", "32768"));
    Process process = java.start();
    String printed = new String(process.getInputStream().readAllBytes(), UTF_8).strip();
    assertThat(process.waitFor()).isZero();
    return Long.parseLong(printed);
  }

  /** Prints the growth of this process in bytes per twenty passes, the median of the rounds. */
  public static void main(String... arguments) throws IOException {
    KernelMode mode = KernelMode.valueOf(arguments[0]);
    boolean leak = Boolean.parseBoolean(arguments[1]);
    Problems problems = new Problems();
    SpecPatch patch = SpecPatch.parse("latent.size=32", problems);
    problems.throwIfErrors();
    Graph graph = Networks.graph(SpecLoader.load(SPEC, patch));
    PyTorch.setThreads(1);
    try (NDManager manager = PyTorch.newManager();
        WeightPool pool = new WeightPool(mode, ElementType.FLOAT32)) {
      DjlNetwork network = new DjlNetwork(graph, mode.kernels());
      network.load(Initializers.seeded(graph, 1), pool::take);
      Map<String, NDArray> inputs = load(Initializers.inputs(graph, 1), manager);
      pass(network, inputs, false);
      long[] growths = new long[ROUNDS];
      for (int round = 0; round < ROUNDS; round++) {
        long before = memory();
        pass(network, inputs, leak);
        growths[round] = memory() - before;
      }
      Arrays.sort(growths);
      System.out.println(growths[ROUNDS / 2]);
    }
  }

  private static void pass(DjlNetwork network, Map<String, NDArray> inputs, boolean leak) {
    for (int i = 0; i < PASSES; i++) {
      NDArray output = network.run(inputs).singletonOrThrow();
      if (!leak) {
        output.close();
      }
    }
  }

  private static Map<String, NDArray> load(WeightStore store, NDManager manager) {
    Map<String, NDArray> arrays = new HashMap<>();
    try (WeightLoader loader = new WeightLoader(manager, ElementType.FLOAT32)) {
      store.tensors().forEach((name, tensor) -> arrays.put(name, loader.load(tensor)));
    }
    return arrays;
  }

  private static long memory() throws IOException {
    return Files.readAllLines(STATUS).stream()
            .filter(line -> line.startsWith("RssAnon:"))
            .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
            .findFirst()
            .orElseThrow()
        << 10;
  }
}
