package io.unetlab.builders.ort;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A node of a graph as optimised by ONNX Runtime, which fuses some of the file's nodes and adds its
 * own.
 */
record Kernel(String name, String operator, List<String> inputs, List<String> outputs) {

  Kernel {
    inputs = List.copyOf(inputs);
    outputs = List.copyOf(outputs);
  }

  /** The nodes of a model file with external weights. */
  static List<Kernel> read(Path model) throws IOException {
    List<Kernel> kernels = new ArrayList<>();
    WireReader file = new WireReader(ByteBuffer.wrap(Files.readAllBytes(model)));
    while (file.next()) {
      if (file.field() == 7) {
        readGraph(file.message(), kernels);
      }
    }
    return kernels;
  }

  private static void readGraph(WireReader graph, List<Kernel> to) {
    while (graph.next()) {
      if (graph.field() == 1) {
        to.add(read(graph.message()));
      }
    }
  }

  private static Kernel read(WireReader node) {
    List<String> inputs = new ArrayList<>();
    List<String> outputs = new ArrayList<>();
    String name = "";
    String operator = "";
    while (node.next()) {
      switch (node.field()) {
        case 1 -> inputs.add(node.text());
        case 2 -> outputs.add(node.text());
        case 3 -> name = node.text();
        case 4 -> operator = node.text();
        default -> {
          // settings
        }
      }
    }
    return new Kernel(name, operator, inputs, outputs);
  }
}
