package io.unetlab.benchmarks;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import com.sun.management.OperatingSystemMXBean;
import io.unetlab.builders.Networks;
import io.unetlab.builders.djl.KernelMode;
import io.unetlab.builders.djl.Optimizer;
import io.unetlab.builders.djl.OptimizerSettings;
import io.unetlab.builders.djl.PyTorch;
import io.unetlab.builders.djl.Recording;
import io.unetlab.builders.djl.TrainableNetwork;
import io.unetlab.builders.graph.Graph;
import io.unetlab.builders.graph.InputNames;
import io.unetlab.builders.graph.Node;
import io.unetlab.builders.weights.WeightMatch;
import io.unetlab.builders.weights.WeightStore;
import io.unetlab.spec.SpecLoader;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Trains a network on demand, for {@code training_side_by_side.py}: for each number on standard
 * input, takes that many steps and prints the last loss, the seconds and the processor's seconds.
 */
public final class TrainingSteps {

  private static final double RATE = 1e-3;
  private static final long PRIME = 10007;

  private final Graph graph;
  private final TrainableNetwork network;
  private final Optimizer optimizer;
  private final Map<String, float[]> numbers = new LinkedHashMap<>();
  private final int batch;

  private TrainingSteps(Graph graph, WeightStore weights, KernelMode kernels, int batch) {
    this.graph = graph;
    this.network = TrainableNetwork.of(graph, weights, kernels);
    this.optimizer =
        new Optimizer(List.of(network), OptimizerSettings.adamw().withClip(1).withEma(0.995));
    this.batch = batch;
    for (Node input : graph.inputs()) {
      int count = batch * Math.toIntExact(input.shape().elements());
      numbers.put(
          input.name(), input.name().equals(InputNames.TIMESTEP) ? times(count) : waves(count));
    }
  }

  private static float[] waves(int count) {
    float[] values = new float[count];
    for (int i = 0; i < count; i++) {
      values[i] = (float) Math.sin(0.61 * ((long) i * i % PRIME));
    }
    return values;
  }

  private static float[] times(int count) {
    float[] values = new float[count];
    for (int i = 0; i < count; i++) {
      values[i] = 999 * i / count;
    }
    return values;
  }

  /** Takes the network's file, its weights, the size of a batch, threads, and the kernels. */
  public static void main(String[] args) throws IOException {
    Graph graph = Networks.graph(SpecLoader.load(Path.of(args[0])));
    WeightStore weights = WeightMatch.match(graph, WeightStore.open(Path.of(args[1])));
    PyTorch.setThreads(Integer.parseInt(args[3]));
    KernelMode kernels = KernelMode.valueOf(args[4].toUpperCase(Locale.ROOT));
    TrainingSteps training = new TrainingSteps(graph, weights, kernels, Integer.parseInt(args[2]));
    BufferedReader lines =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      long start = System.nanoTime();
      long cpu = cpuNanos();
      float loss = training.steps(Integer.parseInt(line));
      double wall = (System.nanoTime() - start) / 1e9;
      System.out.println(loss + " " + wall + " " + (cpuNanos() - cpu) / 1e9);
    }
  }

  // Compiling and collecting garbage included.
  private static long cpuNanos() {
    return ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getProcessCpuTime();
  }

  private float steps(int count) {
    float loss = 0;
    for (int i = 0; i < count; i++) {
      loss = step();
    }
    return loss;
  }

  private float step() {
    try (NDManager arrays = network.manager().newSubManager()) {
      Map<String, NDArray> inputs = new LinkedHashMap<>();
      for (Node input : graph.inputs()) {
        Shape rest = new Shape(input.shape().toArray()).slice(1);
        Shape shape = new Shape(batch).addAll(rest);
        inputs.put(input.name(), arrays.create(numbers.get(input.name()), shape));
      }
      float value;
      try (Recording recording = Recording.start()) {
        NDArray output = network.run(inputs).singletonOrThrow();
        NDArray loss = output.sub(inputs.get(InputNames.SAMPLE)).square().mean();
        recording.backward(loss);
        value = loss.getFloat();
      }
      optimizer.step(RATE);
      return value;
    }
  }
}
