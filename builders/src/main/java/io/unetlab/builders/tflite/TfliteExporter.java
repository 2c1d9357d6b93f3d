package io.unetlab.builders.tflite;

import io.unetlab.builders.cache.DraftFile;
import io.unetlab.builders.export.Exported;
import io.unetlab.builders.export.Exporter;
import io.unetlab.builders.graph.ElementType;
import io.unetlab.builders.graph.Graph;
import io.unetlab.builders.weights.WeightStore;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.IntConsumer;

/**
 * Writes a network as a TensorFlow Lite file: static shapes, the batch included, inputs and outputs
 * with the graph's names, as {@link TfliteLayout} describes them.
 */
public final class TfliteExporter implements Exporter<TfliteOptions> {

  /** Changes whenever the same network produces a different file. */
  public static final String VERSION = "tflite 4";

  @Override
  public String format() {
    return "tflite";
  }

  @Override
  public List<ElementType> precisions() {
    return TfliteOptions.PRECISIONS;
  }

  @Override
  public Exported write(
      Graph graph,
      WeightStore weights,
      TfliteOptions options,
      Map<String, String> metadata,
      Path model,
      IntConsumer written)
      throws IOException {
    TfliteGraph lowered = TfliteOps.lower(graph, weights, options);
    TfliteWriter writer = new TfliteWriter(lowered, new TreeMap<>(metadata), written);
    try (DraftFile draft = DraftFile.of(model)) {
      writer.write(draft.path());
      draft.finish();
    }
    return new Exported(List.of(model), writer.overflows());
  }
}
