package io.unetlab.builders.tflite;

import static org.assertj.core.api.Assertions.assertThat;

import io.unetlab.builders.graph.Add;
import io.unetlab.builders.graph.Embedding;
import io.unetlab.builders.graph.Graph;
import io.unetlab.builders.graph.GraphBuilder;
import io.unetlab.builders.graph.Input;
import io.unetlab.builders.graph.Node;
import io.unetlab.builders.graph.TensorShape;
import io.unetlab.builders.litert.CpuKernels;
import io.unetlab.builders.litert.LiteRtModel;
import io.unetlab.builders.weights.Initializers;
import io.unetlab.builders.weights.Tensor;
import io.unetlab.builders.weights.WeightStore;
import io.unetlab.spec.source.SourceLocation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A file whose weights exceed a flatbuffer's 2 GB: each is read from its own place. */
@Tag("slow")
class TfliteLargeFileTest {

  private static final int ROWS = 300_000;
  private static final int WIDTH = 1_000;

  @TempDir private Path folder;

  @Test
  void weightsBeyond2GbAreRead() throws IOException {
    GraphBuilder builder = new GraphBuilder(SourceLocation.NOWHERE);
    Node ids = builder.input("ids", Input.tokens(TensorShape.of(1)));
    GraphBuilder part = builder.scope("part");
    Node first = part.add("first", new Embedding(ROWS, WIDTH), ids);
    Node second = part.add("second", new Embedding(ROWS, WIDTH), ids);
    Graph graph = builder.build("large", part.add("sum", new Add(), first, second));
    WeightStore weights = Initializers.seeded(graph, 1);
    Path file = folder.resolve("large.tflite");
    new TfliteExporter().write(graph, weights, TfliteOptions.USUAL, Map.of(), file, done -> {});

    assertThat(Files.size(file)).isGreaterThan(1L << 31);
    long last = ROWS - 1;
    WeightStore inputs = WeightStore.of(List.of(Tensor.ofWholes("ids", ids.shape(), last)));
    float[] expected = new float[WIDTH];
    for (String name : List.of("part.first.weight", "part.second.weight")) {
      float[] row = new float[WIDTH];
      weights.tensor(name).read(last * WIDTH, row, 0, WIDTH);
      for (int i = 0; i < WIDTH; i++) {
        expected[i] += row[i];
      }
    }
    try (LiteRtModel model = LiteRtModel.load(file, inputs, CpuKernels.XNNPACK, 1)) {
      assertThat(model.run().get(0).floats()).containsExactly(expected);
    }
  }
}
