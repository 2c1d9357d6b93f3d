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
 * Writes a graph and its weights in another framework's file format.
 *
 * @param <O> the options of the format
 */
public interface Exporter<O extends ExportOptions> {

  /** The format's name on the command line and its file suffix, such as onnx. */
  String format();

  /** The types in which weights and activations can be written. */
  List<ElementType> precisions();

  /**
   * Writes a complete file or none.
   *
   * @param weights that match the graph
   * @param metadata is stored in the file unchanged
   * @param model the file to write; its directory exists
   * @param written receives the number of weights written, after each one
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
