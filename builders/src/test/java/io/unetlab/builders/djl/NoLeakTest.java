package io.unetlab.builders.djl;

import static org.assertj.core.api.Assertions.assertThat;

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
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Running a network leaves no memory behind. The smallest image of this network takes 32 KiB: if
 * each pass leaked one, every twenty passes would leak 640 KiB. The limit is half of that.
 */
@Tag("slow")
class NoLeakTest {

  private static final Path SPEC = Path.of("src/test/resources/reference/md_relu_tiny/spec.yaml");
  private static final int PASSES = 20;
  private static final long BOUND = PASSES * (32 << 10) / 2;

  @BeforeAll
  static void needsLinux() {
    MemoryOfChild.assumeLinux();
  }

  @ParameterizedTest
  @EnumSource
  void memoryStaysFlat(KernelMode kernels) throws Exception {
    assertThat(MemoryOfChild.growth(NoLeakTest.class, kernels.name(), "false")).isLessThan(BOUND);
  }

  /** Checks the measurement: outputs kept on purpose, 32 KiB each, are detected. */
  @Test
  void aLeakIsDetected() throws Exception {
    assertThat(MemoryOfChild.growth(NoLeakTest.class, "FUSED", "true")).isGreaterThan(BOUND);
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
      MemoryOfChild.print(() -> pass(network, inputs, leak));
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
}
