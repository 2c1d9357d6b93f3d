package io.unetlab.builders.djl;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import io.unetlab.builders.Networks;
import io.unetlab.builders.graph.ElementType;
import io.unetlab.builders.graph.Graph;
import io.unetlab.builders.graph.Node;
import io.unetlab.builders.weights.WeightMatch;
import io.unetlab.builders.weights.WeightStore;
import io.unetlab.spec.SpecLoader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.Arguments;

/** A small network with weights, inputs and PyTorch's outputs. */
record Reference(String name) {

  private static final Path FOLDER = Path.of("src/test/resources/reference");

  static List<Reference> all() throws IOException {
    try (Stream<Path> folders = Files.list(FOLDER)) {
      return folders.sorted().map(it -> new Reference(it.getFileName().toString())).toList();
    }
  }

  /** Those of which the inputs and outputs of the blocks are known, too. */
  static List<Reference> allWithBlocks() throws IOException {
    return all().stream().filter(it -> Files.exists(it.file("blocks.safetensors"))).toList();
  }

  static List<Arguments> allWithBlocksAndKernels() throws IOException {
    return withKernels(allWithBlocks());
  }

  static List<Arguments> allWithKernels() throws IOException {
    return withKernels(all());
  }

  private static List<Arguments> withKernels(List<Reference> references) {
    return references.stream()
        .flatMap(it -> Stream.of(KernelMode.values()).map(kernels -> Arguments.of(it, kernels)))
        .toList();
  }

  Graph graph() {
    return Networks.graph(SpecLoader.load(file("spec.yaml")));
  }

  WeightStore weights() {
    return WeightMatch.match(graph(), WeightStore.open(file("weights.safetensors")));
  }

  /** The network's inputs, and its {@code output}. */
  WeightStore io() {
    return WeightStore.open(file("io.safetensors"));
  }

  /** The inputs and outputs of its blocks, by the paths of the producing nodes. */
  WeightStore blocks() {
    return WeightStore.open(file("blocks.safetensors"));
  }

  /** The network with its weights, which belong to the manager. */
  DjlNetwork network(KernelMode kernels, ElementType type, NDManager manager) {
    DjlNetwork network = new DjlNetwork(graph(), kernels.kernels(), type);
    network.load(weights(), manager);
    return network;
  }

  /** Its inputs by name, in the network's order. */
  Map<String, NDArray> inputs(NDManager manager) {
    Map<String, NDArray> inputs = new LinkedHashMap<>();
    WeightStore io = io();
    try (WeightLoader loader = new WeightLoader(manager, ElementType.FLOAT32)) {
      for (Node input : graph().inputs()) {
        inputs.put(input.name(), loader.load(io.tensor(input.name())));
      }
    }
    return inputs;
  }

  /** A step of PyTorch's training, or its last line without a norm. */
  record Step(String name, double loss, double norm) {

    static Step of(String[] cells) {
      return new Step(
          cells[1],
          Double.parseDouble(cells[2]),
          cells.length > 3 ? Double.parseDouble(cells[3]) : 0);
    }
  }

  /** The steps of a training with an optimizer. */
  List<Step> training(String optimizer) throws IOException {
    return Files.readAllLines(file("training.csv")).stream()
        .filter(it -> it.startsWith(optimizer + ","))
        .map(it -> Step.of(it.split(",")))
        .toList();
  }

  private Path file(String file) {
    return FOLDER.resolve(name).resolve(file);
  }

  @Override
  public String toString() {
    return name;
  }
}
