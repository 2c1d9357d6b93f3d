package io.unetlab.builders.djl;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.pytorch.jni.IValue;
import ai.djl.training.GradientCollector;
import io.unetlab.builders.graph.ElementType;
import io.unetlab.builders.graph.Graph;
import io.unetlab.builders.graph.GraphBuilder;
import io.unetlab.builders.graph.Input;
import io.unetlab.builders.graph.Node;
import io.unetlab.builders.graph.TensorShape;
import io.unetlab.builders.graph.Upsample;
import io.unetlab.spec.source.SourceLocation;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Upsampling to any size picks the pixels that PyTorch's nearest interpolation picks. */
class UpsampleTest {

  private static final TorchModule NEAREST =
      new TorchModule(
          "Nearest",
          """
            def nearest(self: __torch__.Nearest,
              x: Tensor,
              height: int,
              width: int) -> Tensor:
              return torch.upsample_nearest2d(x, [height, width], None, None)
          """);

  @ParameterizedTest
  @CsvSource({
    "5, 4, 10, 8",
    "5, 4, 9, 7",
    "5, 4, 9, 8",
    "1, 1, 1, 1",
    "3, 7, 8, 20",
    "65, 2, 129, 3"
  })
  void isPyTorchs(int rows, int columns, int height, int width) {
    try (NDManager manager = PyTorch.newManager()) {
      NDArray image = manager.arange(2f * rows * columns).reshape(1, 2, rows, columns);
      NDArray found = run(image, height, width);
      NDArray expected =
          NEAREST.run(
              manager,
              "nearest",
              TorchModule.value(image),
              IValue.from((long) height),
              IValue.from((long) width));

      assertThat(found.contentEquals(expected)).isTrue();
    }
  }

  @Test
  void gradientsAreSumsOverTheCopies() {
    try (NDManager manager = PyTorch.newManager()) {
      NDArray image = manager.ones(new Shape(1, 1, 2, 2));
      image.setRequiresGradient(true);
      try (GradientCollector collector = Engine.getInstance().newGradientCollector()) {
        collector.backward(run(image, 3, 3).sum());
      }

      assertThat(image.getGradient().toFloatArray()).containsExactly(4, 2, 2, 1);
    }
  }

  private static NDArray run(NDArray image, int height, int width) {
    GraphBuilder builder = new GraphBuilder(SourceLocation.NOWHERE);
    TensorShape shape = TensorShape.of(image.getShape().getShape());
    Node input = builder.input("image", Input.image(shape));
    Graph graph = builder.build("one", builder.add("large", new Upsample(height, width), input));
    return new DjlNetwork(graph, new PlainKernels(), ElementType.FLOAT32)
        .run(Map.of("image", image))
        .singletonOrThrow();
  }
}
