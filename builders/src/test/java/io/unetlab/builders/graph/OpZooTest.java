package io.unetlab.builders.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.unetlab.spec.model.AttentionKernel;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every operation of the catalogue: its output, its weights, its errors. */
class OpZooTest {

  @Test
  void everyOperationHasAnExample() {
    Set<Class<?>> shown =
        OpZoo.all().map(example -> example.op().getClass()).collect(Collectors.toSet());

    assertThat(shown).containsExactlyInAnyOrder(Op.class.getPermittedSubclasses());
  }

  @ParameterizedTest
  @MethodSource("io.unetlab.builders.graph.OpZoo#all")
  void givesShapeWeightsAndText(OpZoo.Example example) {
    Node node = OpZoo.add(example.op(), example.inputs());

    assertThat(node.shape()).hasToString(example.output());
    assertThat(node.accept(new OpText())).isEqualTo(example.text());
    assertThat(node.op().weights())
        .extracting(weight -> weight.name() + " " + weight.shape())
        .isEqualTo(example.weights());
  }

  @ParameterizedTest
  @MethodSource("io.unetlab.builders.graph.OpZoo#all")
  void refusesWhatDoesNotFit(OpZoo.Example example) {
    Op op = example.op();
    boolean takesAnything = op instanceof Input || op instanceof Activate || op instanceof Affine;
    assertThat(example.misfits().isEmpty()).isEqualTo(takesAnything);
    for (OpZoo.Misfit misfit : example.misfits()) {
      assertThatThrownBy(() -> OpZoo.add(example.op(), misfit.inputs()))
          .isInstanceOf(ShapeException.class)
          .hasMessage("part.node (" + example.op() + "): " + misfit.message());
    }
  }

  static Stream<Runnable> impossible() {
    return Stream.of(
        () -> new Conv2d(0, 4, 3, 1, 1, true),
        () -> new Conv2d(4, 0, 3, 1, 1, true),
        () -> new Conv2d(4, 4, 2, 1, 1, true),
        () -> new Conv2d(4, 4, 3, 0, 1, true),
        () -> new Conv2d(4, 6, 3, 1, 4, true),
        () -> new Conv2d(4, 6, 3, 1, 0, true),
        () -> new Conv2d(4, 4, 0, 1, 1, true, Padding.NONE),
        () -> new Conv2d(4, 4, 2, 1, 1, true, Padding.END),
        () -> new AddPositions(0, 4),
        () -> new AddPositions(4, 0),
        () -> new PickToken(Optional.of(-1)),
        () -> new Linear(0, 4, true),
        () -> new Linear(4, 0, true),
        () -> new GroupNorm(3, 4, 1e-5),
        () -> new GroupNorm(0, 4, 1e-5),
        () -> new GroupNorm(2, 4, 0),
        () -> new LayerNorm(0, 1e-5),
        () -> new LayerNorm(4, Double.NaN),
        () -> new Attention(0, 4, AttentionKernel.RELU),
        () -> new Attention(4, 0, AttentionKernel.RELU),
        () -> new Attention(1 << 16, 1 << 16, AttentionKernel.RELU),
        () -> new Attention(4, 3, 4, AttentionKernel.SOFTMAX, false, false),
        () -> new Attention(4, 0, 4, AttentionKernel.SOFTMAX, false, false),
        () -> new Attention(4, 8, 4, AttentionKernel.SOFTMAX, false, false),
        () -> new Attention(4, 4, 4, AttentionKernel.RELU, true, false),
        () -> new Attention(4, 4, 4, AttentionKernel.LINEAR_RELU, true, false),
        () -> new RmsNorm(0, 1e-5),
        () -> new RmsNorm(4, 0),
        () -> new Affine(Double.NaN, 0),
        () -> new Affine(1, Double.POSITIVE_INFINITY),
        () -> new Upsample(0, 1),
        () -> new Chunk(2, 2),
        () -> new Chunk(-1, 2),
        () -> new Chunk(0, 0),
        () -> new ToImage(0, 4),
        () -> new ToImage(4, 0),
        () -> new Sinusoid(5),
        () -> new Sinusoid(0));
  }

  @ParameterizedTest
  @MethodSource
  void impossible(Runnable construction) {
    assertThatThrownBy(construction::run)
        .isInstanceOfAny(
            IllegalArgumentException.class,
            IndexOutOfBoundsException.class,
            ArithmeticException.class);
  }
}
