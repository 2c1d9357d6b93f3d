package io.unetlab.builders.djl;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import io.unetlab.builders.Networks;
import io.unetlab.builders.graph.ElementType;
import io.unetlab.builders.graph.Graph;
import io.unetlab.builders.weights.Initializers;
import io.unetlab.builders.weights.Tensor;
import io.unetlab.spec.SpecLoader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * A thousand steps leave no memory behind, and two trainings on one thread give the same bits. A
 * step that leaves its output behind keeps all that was recorded for it, some 20 KiB.
 */
@Tag("slow")
class TrainingMemoryTest {

  private static final Path SPEC = Path.of("src/test/resources/training_tiny.yaml");

  /** Bytes a step: a fifth of what a leak leaves, and above the pages by which a heap grows. */
  private static final long BOUND = 4096;

  @BeforeAll
  static void needsLinux() {
    MemoryOfChild.assumeLinux();
  }

  @Test
  void memoryStaysFlat() throws Exception {
    assertThat(growth(KernelMode.FUSED, 100, false)).isLessThan(100 * BOUND);
  }

  @Test
  void memoryStaysFlatWithPlainKernels() throws Exception {
    assertThat(growth(KernelMode.PLAIN, 50, false)).isLessThan(50 * BOUND);
  }

  @Test
  void aLeakIsDetected() throws Exception {
    assertThat(growth(KernelMode.FUSED, 20, true)).isGreaterThan(20 * BOUND);
  }

  private static long growth(KernelMode kernels, int steps, boolean leak) throws Exception {
    return MemoryOfChild.growth(
        TrainingMemoryTest.class, kernels.name(), String.valueOf(steps), String.valueOf(leak));
  }

  @ParameterizedTest
  @EnumSource
  void twoTrainingsGiveTheSameBits(KernelMode kernels) {
    PyTorch.setThreads(1);
    List<float[]> first = trained(kernels);
    List<float[]> second = trained(kernels);

    for (int i = 0; i < first.size(); i++) {
      assertThat(second.get(i)).containsExactly(first.get(i));
    }
  }

  private static List<float[]> trained(KernelMode kernels) {
    try (Training training = new Training(kernels)) {
      training.steps(20, false);
      List<Tensor> all = new ArrayList<>(training.network.weights());
      all.addAll(training.optimizer.state());
      return all.stream().map(Tensor::floats).toList();
    }
  }

  /** Prints the growth of this process in bytes per round of some steps. */
  public static void main(String... arguments) throws IOException {
    PyTorch.setThreads(1);
    int steps = Integer.parseInt(arguments[1]);
    boolean leak = Boolean.parseBoolean(arguments[2]);
    try (Training training = new Training(KernelMode.valueOf(arguments[0]))) {
      training.steps(steps, false);
      MemoryOfChild.print(() -> training.steps(steps, leak));
    }
  }

  private static final class Training implements AutoCloseable {

    private final Graph graph = Networks.graph(SpecLoader.load(SPEC));
    private final TrainableNetwork network;
    private final Optimizer optimizer;

    Training(KernelMode kernels) {
      network = TrainableNetwork.of(graph, Initializers.seeded(graph, 1), kernels);
      optimizer =
          new Optimizer(List.of(network), OptimizerSettings.adamw().withClip(1).withEma(0.9));
    }

    void steps(int count, boolean leak) {
      for (int i = 0; i < count; i++) {
        try (NDManager step = network.manager().newSubManager()) {
          Map<String, NDArray> inputs = inputs(i, step);
          try (Recording recording = Recording.start()) {
            NDArray output = network.run(inputs).singletonOrThrow();
            recording.backward(output.sub(inputs.get("sample")).square().mean());
            if (leak) {
              output.attach(network.manager());
            }
          }
          optimizer.step(1e-3);
        }
      }
    }

    // Arrays of Java, as batches are.
    private Map<String, NDArray> inputs(int seed, NDManager step) {
      Map<String, NDArray> inputs = new HashMap<>();
      try (WeightLoader loader = new WeightLoader(step, ElementType.FLOAT32)) {
        var store = Initializers.inputs(graph, seed);
        for (var input : graph.inputs()) {
          inputs.put(input.name(), loader.load(store.tensor(input.name())));
        }
      }
      return inputs;
    }

    @Override
    public void close() {
      optimizer.close();
      network.close();
    }
  }
}
