package io.unetlab.builders.djl;

import static org.assertj.core.api.Assertions.assertThat;

import io.unetlab.builders.graph.Activate;
import io.unetlab.builders.graph.Add;
import io.unetlab.builders.graph.Concat;
import io.unetlab.builders.graph.Conv2d;
import io.unetlab.builders.graph.ElementType;
import io.unetlab.builders.graph.Graph;
import io.unetlab.builders.graph.GraphBuilder;
import io.unetlab.builders.graph.Input;
import io.unetlab.builders.graph.Linear;
import io.unetlab.builders.graph.Multiply;
import io.unetlab.builders.graph.Node;
import io.unetlab.builders.graph.TensorShape;
import io.unetlab.builders.graph.Upsample;
import io.unetlab.builders.weights.Initializers;
import io.unetlab.builders.weights.Tensor;
import io.unetlab.spec.model.Activation;
import io.unetlab.spec.source.SourceLocation;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Networks whose operations run together, or in place of their inputs, give the same numbers. */
class DoubledConvolutionTest {

  private static final Conv2d CONV = new Conv2d(4, 6, 3, 1, 1, true);

  static Stream<Graph> graphs() {
    return Stream.of(
        alone(1, 5, 4),
        alone(3, 1, 1),
        readTwice(),
        givenOut(),
        toAnySize(),
        inputsAreKept(),
        residuals());
  }

  private static Graph alone(int batch, int height, int width) {
    GraphBuilder graph = new GraphBuilder(SourceLocation.NOWHERE);
    Node large = large(graph, batch, height, width);
    return graph.build("alone", graph.add("conv", CONV, large));
  }

  private static Node large(GraphBuilder graph, int batch, int height, int width) {
    Node image = graph.input("image", Input.image(TensorShape.of(batch, 4, height, width)));
    return graph.add("large", new Upsample(2 * height, 2 * width), image);
  }

  // The large image has another reader, so it is made.
  private static Graph readTwice() {
    GraphBuilder graph = new GraphBuilder(SourceLocation.NOWHERE);
    Node large = large(graph, 1, 3, 4);
    Node convolved = graph.add("conv", CONV, large);
    return graph.build("read twice", graph.add("both", new Concat(), convolved, large));
  }

  private static Graph givenOut() {
    GraphBuilder graph = new GraphBuilder(SourceLocation.NOWHERE);
    Node large = large(graph, 1, 3, 4);
    Node convolved = graph.add("conv", CONV, graph.add("larger", new Upsample(12, 16), large));
    return graph.build("four times", convolved);
  }

  private static Graph toAnySize() {
    GraphBuilder graph = new GraphBuilder(SourceLocation.NOWHERE);
    Node image = graph.input("image", Input.image(TensorShape.of(1, 4, 3, 4)));
    Node large = graph.add("large", new Upsample(5, 8), image);
    return graph.build("not doubled", graph.add("conv", CONV, large));
  }

  // What the caller gives is never overwritten, nor what is read again.
  private static Graph inputsAreKept() {
    GraphBuilder graph = new GraphBuilder(SourceLocation.NOWHERE);
    Node x = graph.input("x", Input.condition(TensorShape.of(1, 8)));
    Node active = graph.add("active", new Activate(Activation.SILU), x);
    Node wide = graph.add("wide", new Linear(8, 8, true), active);
    Node gate = graph.add("gate", new Activate(Activation.GELU), wide);
    return graph.build("kept", graph.add("gated", new Multiply(), wide, gate));
  }

  private static Graph residuals() {
    GraphBuilder graph = new GraphBuilder(SourceLocation.NOWHERE);
    Node x = graph.input("x", Input.condition(TensorShape.of(1, 8)));
    Node first = graph.add("first", new Linear(8, 8, true), x);
    Node second = graph.add("second", new Linear(8, 8, true), first);
    Node sum = graph.add("sum", new Add(), first, second);
    Node twice = graph.add("twice", new Add(), sum, sum);
    return graph.build("residuals", graph.add("last", new Add(), twice, x));
  }

  @ParameterizedTest
  @MethodSource("graphs")
  void fusedKernelsAgreeWithPlainOnesInEveryRun(Graph graph) {
    Tensor expected = run(graph, KernelMode.PLAIN);

    assertThat(Parity.of(run(graph, KernelMode.FUSED), expected).relative()).isLessThan(1e-5);
  }

  // The last of three, since a run must not change what the next one reads.
  private static Tensor run(Graph graph, KernelMode kernels) {
    try (WeightPool pool = new WeightPool(kernels, ElementType.FLOAT32);
        DjlModel model =
            DjlModel.load(
                graph, Initializers.seeded(graph, 1), Initializers.inputs(graph, 1), pool)) {
      model.run();
      model.run();
      return model.run().get(0);
    }
  }

  @Test
  void onlyDoublingIsFolded() {
    assertThat(DoubledConvolution.isOne(alone(1, 5, 4).output())).isTrue();
    assertThat(DoubledConvolution.isOne(toAnySize().output())).isFalse();
    assertThat(DoubledConvolution.isOne(residuals().output())).isFalse();
  }
}
