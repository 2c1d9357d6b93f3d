package io.unetlab.builders.onnx;

import io.unetlab.builders.cache.DraftFile;
import io.unetlab.builders.export.Exported;
import io.unetlab.builders.export.Exporter;
import io.unetlab.builders.graph.ElementType;
import io.unetlab.builders.graph.Graph;
import io.unetlab.builders.weights.WeightStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.IntConsumer;

/**
 * Writes a network as an ONNX file: static shapes, the batch included, inputs and outputs with the
 * graph's names and types.
 */
public final class OnnxExporter implements Exporter<OnnxOptions> {

  /** Changes whenever the same network produces a different file. */
  public static final String VERSION = "onnx 2";

  /** A protobuf message is limited to what 31 bits count; the whole file is one. */
  private static final long LARGEST_MESSAGE = Integer.MAX_VALUE;

  private final long largest;

  public OnnxExporter() {
    this(LARGEST_MESSAGE);
  }

  /** With a lower limit, in bytes, for the size of a file that contains its weights. */
  OnnxExporter(long largest) {
    this.largest = largest;
  }

  @Override
  public String format() {
    return "onnx";
  }

  @Override
  public List<ElementType> precisions() {
    return OnnxOptions.PRECISIONS;
  }

  /**
   * Writes {@code NAME.onnx} and, if the weights are external, {@code NAME.onnx.data} next to it.
   * They are written under temporary names and renamed, the model last: a new model is always
   * complete.
   */
  @Override
  public Exported write(
      Graph graph,
      WeightStore weights,
      OnnxOptions options,
      Map<String, String> metadata,
      Path model,
      IntConsumer written)
      throws IOException {
    OnnxGraph lowered = OnnxOps.lower(graph, weights, options);
    OnnxWriter writer = new OnnxWriter(lowered, options, new TreeMap<>(metadata), written);
    Path data = model.resolveSibling(model.getFileName() + ".data");
    boolean apart = options.externalData() || !isOneFile(writer.bytes());
    try (DraftFile modelDraft = DraftFile.of(model);
        DraftFile dataDraft = DraftFile.of(data)) {
      if (apart) {
        writer.write(modelDraft.path(), dataDraft.path(), String.valueOf(data.getFileName()));
        dataDraft.finish();
      } else {
        writer.write(modelDraft.path());
      }
      modelDraft.finish();
      if (!apart) {
        Files.deleteIfExists(data); // left by an earlier export
      }
    }
    return new Exported(apart ? List.of(model, data) : List.of(model), writer.overflows());
  }

  boolean isOneFile(long bytes) {
    return bytes <= largest;
  }
}
