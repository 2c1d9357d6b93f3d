package io.unetlab.builders.generate;

import io.unetlab.builders.cache.ScratchFolder;
import io.unetlab.builders.export.ExportOptions;
import io.unetlab.builders.export.Exporter;
import io.unetlab.builders.litert.CpuKernels;
import io.unetlab.builders.litert.LiteRtModel;
import io.unetlab.builders.onnx.OnnxExporter;
import io.unetlab.builders.onnx.OnnxOptions;
import io.unetlab.builders.ort.OrtModel;
import io.unetlab.builders.tflite.TfliteExporter;
import io.unetlab.builders.tflite.TfliteOptions;
import io.unetlab.builders.weights.Tensor;
import io.unetlab.builders.weights.WeightStore;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;

/**
 * Runs networks in a runtime that loads files, in float32. Each is written as a temporary file in
 * the cache directory, as large as its weights, which is deleted with the network.
 *
 * @param <O> the options of the files' format
 */
public final class FileRunner<O extends ExportOptions> implements NetworkRunner {

  /** A network that the runtime has loaded. */
  private record Model(Function<WeightStore, List<Tensor>> run, Runnable close) {}

  private final Exporter<O> exporter;
  private final O options;
  private final Function<Path, Model> loader;

  private FileRunner(Exporter<O> exporter, O options, Function<Path, Model> loader) {
    this.exporter = Objects.requireNonNull(exporter, "exporter");
    this.options = Objects.requireNonNull(options, "options");
    this.loader = Objects.requireNonNull(loader, "loader");
  }

  /** ONNX Runtime. */
  public static NetworkRunner onnxRuntime(int threads) {
    return new FileRunner<>(
        new OnnxExporter(),
        OnnxOptions.USUAL,
        file -> {
          OrtModel model = OrtModel.load(file, threads);
          return new Model(model::run, model::close);
        });
  }

  /** LiteRT with XNNPACK. */
  public static NetworkRunner liteRt(int threads) {
    return new FileRunner<>(
        new TfliteExporter(),
        TfliteOptions.USUAL,
        file -> {
          LiteRtModel model = LiteRtModel.load(file, CpuKernels.XNNPACK, threads);
          return new Model(model::run, model::close);
        });
  }

  @Override
  public Loaded load(PartNetwork part) throws IOException {
    ScratchFolder folder = ScratchFolder.make("generate");
    try {
      Path file = folder.path().resolve("network." + exporter.format());
      exporter.write(part.graph(), part.weights(), options, Map.of(), file, done -> {});
      return new Network(loader.apply(file), folder);
    } catch (IOException | RuntimeException | Error e) {
      folder.close();
      throw e;
    }
  }

  private record Network(Model model, ScratchFolder folder) implements Loaded {

    @Override
    public List<Tensor> run(WeightStore inputs) {
      return model.run().apply(inputs);
    }

    @Override
    public void close() throws IOException {
      try (folder) {
        model.close().run();
      }
    }
  }
}
