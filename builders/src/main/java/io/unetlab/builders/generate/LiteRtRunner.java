package io.unetlab.builders.generate;

import io.unetlab.builders.cache.ScratchFolder;
import io.unetlab.builders.litert.CpuKernels;
import io.unetlab.builders.litert.LiteRtModel;
import io.unetlab.builders.tflite.TfliteExporter;
import io.unetlab.builders.tflite.TfliteOptions;
import io.unetlab.builders.weights.Tensor;
import io.unetlab.builders.weights.WeightStore;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * Runs networks in LiteRT, in float32. Each is written as a temporary file in the cache directory,
 * as large as its weights, which is deleted with the network.
 */
public record LiteRtRunner(int threads) implements NetworkRunner {

  @Override
  public Loaded load(PartNetwork part) throws IOException {
    ScratchFolder folder = ScratchFolder.make("generate");
    try {
      Path file = folder.path().resolve("network.tflite");
      new TfliteExporter()
          .write(part.graph(), part.weights(), TfliteOptions.USUAL, Map.of(), file, done -> {});
      return new Network(LiteRtModel.load(file, CpuKernels.XNNPACK, threads), folder);
    } catch (IOException | RuntimeException | Error e) {
      folder.close();
      throw e;
    }
  }

  private record Network(LiteRtModel model, ScratchFolder folder) implements Loaded {

    @Override
    public List<Tensor> run(WeightStore inputs) {
      return model.run(inputs);
    }

    @Override
    public void close() throws IOException {
      try (folder) {
        model.close();
      }
    }
  }
}
