package io.unetlab.builders.export;

import io.unetlab.builders.graph.ElementType;
import io.unetlab.builders.graph.Graph;
import io.unetlab.builders.weights.WeightStore;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.IntConsumer;

/**
 * Writes a graph and its weights as a file of another framework.
 *
 * @param <O> the choices that the format leaves
 */
public interface Exporter<O extends ExportOptions> {

  /** The format's name on the command line, which is also its files' suffix, such as onnx. */
  String format();

  /** The types that weights and activations can be written in. */
  List<ElementType> precisions();

  /**
   * Writes a file whole or not at all.
   *
   * @param weights that match the graph
   * @param metadata goes into the file as it is
   * @param model the file to write; its directory exists
   * @param written is told after each weight how many are done
   */
  Exported write(
      Graph graph,
      WeightStore weights,
      O options,
      Map<String, String> metadata,
      Path model,
      IntConsumer written)
      throws IOException;
}
