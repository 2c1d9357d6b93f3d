package io.unetlab.profiler.cost;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.unetlab.builders.graph.Activate;
import io.unetlab.builders.graph.Add;
import io.unetlab.builders.graph.AddPerChannel;
import io.unetlab.builders.graph.AddPositions;
import io.unetlab.builders.graph.Affine;
import io.unetlab.builders.graph.Attention;
import io.unetlab.builders.graph.Chunk;
import io.unetlab.builders.graph.Concat;
import io.unetlab.builders.graph.Conv2d;
import io.unetlab.builders.graph.ElementType;
import io.unetlab.builders.graph.Embedding;
import io.unetlab.builders.graph.Graph;
import io.unetlab.builders.graph.GraphBuilder;
import io.unetlab.builders.graph.GroupNorm;
import io.unetlab.builders.graph.Input;
import io.unetlab.builders.graph.LayerNorm;
import io.unetlab.builders.graph.Linear;
import io.unetlab.builders.graph.Multiply;
import io.unetlab.builders.graph.Node;
import io.unetlab.builders.graph.Op;
import io.unetlab.builders.graph.Padding;
import io.unetlab.builders.graph.PickToken;
import io.unetlab.builders.graph.RmsNorm;
import io.unetlab.builders.graph.Sinusoid;
import io.unetlab.builders.graph.TensorShape;
import io.unetlab.builders.graph.ToImage;
import io.unetlab.builders.graph.ToTokens;
import io.unetlab.builders.graph.Upsample;
import io.unetlab.spec.model.Activation;
import io.unetlab.spec.model.AttentionKernel;
import io.unetlab.spec.source.SourceLocation;
import io.unetlab.spec.source.SpecException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

final class OpCostTest {

  private static final TensorShape IMAGE = TensorShape.of(1, 4, 6, 2); // 48 elements
  private static final TensorShape TOKENS = TensorShape.of(1, 12, 8); // 96 elements
  private static final TensorShape TEXT = TensorShape.of(1, 5, 8); // 40 elements

  private static final TensorShape SHORT_TEXT = TensorShape.of(1, 5, 4); // 20 elements

  /** Each operation, its inputs, and its cost computed by hand: params, MACs, FLOPs, elements. */
  static Stream<Arguments> byHand() {
    return Stream.of(
        arguments(Input.image(IMAGE), List.of(), cost(0, 0, 0, 0)),
        // 10 x 6 x 2 outputs, each a sum of 4 x 3 x 3 = 36 products and a bias.
        arguments(
            new Conv2d(4, 10, 3, 1, 1, true),
            List.of(IMAGE),
            cost(370, 4320, 8640 + 120, 370 + 48 + 120)),
        // Stride 2: 10 x 3 x 1 outputs.
        arguments(
            new Conv2d(4, 10, 3, 2, 1, false),
            List.of(IMAGE),
            cost(360, 1080, 2160, 360 + 48 + 30)),
        // Not padded: 4 x 3 x 1 outputs, each a sum of 4.
        arguments(
            new Conv2d(4, 4, 2, 2, 4, false, Padding.NONE),
            List.of(IMAGE),
            cost(16, 48, 96, 16 + 48 + 12)),
        // Depthwise: 4 x 6 x 2 outputs, each a sum of 9.
        arguments(
            new Conv2d(4, 4, 3, 1, 4, false), List.of(IMAGE), cost(36, 432, 864, 36 + 48 + 48)),
        // Grouped, 2 groups of 2 channels: 6 x 6 x 2 outputs, each a sum of 2.
        arguments(
            new Conv2d(4, 6, 1, 1, 2, true),
            List.of(IMAGE),
            cost(12 + 6, 144, 288 + 72, 18 + 48 + 72)),
        arguments(new Linear(8, 3, true), List.of(TOKENS), cost(27, 288, 576 + 36, 27 + 96 + 36)),
        arguments(new Linear(8, 3, false), List.of(TOKENS), cost(24, 288, 576, 24 + 96 + 36)),
        arguments(
            new GroupNorm(2, 4, 1e-5), List.of(IMAGE), cost(8, 0, 7 * 48 + 4 * 2, 8 + 48 + 48)),
        arguments(
            new LayerNorm(8, 1e-5), List.of(TOKENS), cost(16, 0, 7 * 96 + 4 * 12, 16 + 96 + 96)),
        arguments(new Activate(Activation.RELU), List.of(IMAGE), cost(0, 0, 48, 96)),
        arguments(new Activate(Activation.SILU), List.of(IMAGE), cost(0, 0, 96, 96)),
        arguments(new Activate(Activation.GELU), List.of(IMAGE), cost(0, 0, 240, 96)),
        arguments(new Activate(Activation.QUICK_GELU), List.of(IMAGE), cost(0, 0, 144, 96)),
        arguments(new Activate(Activation.TANH), List.of(IMAGE), cost(0, 0, 48, 96)),
        arguments(new Affine(2, 1), List.of(IMAGE), cost(0, 0, 96, 96)),
        // 12 tokens of 8; then 12 x 2 heads of 4.
        arguments(new RmsNorm(8, 1e-5), List.of(TOKENS), cost(8, 0, 4 * 96 + 3 * 12, 8 + 96 + 96)),
        arguments(new RmsNorm(4, 1e-5), List.of(TOKENS), cost(4, 0, 4 * 96 + 3 * 24, 4 + 96 + 96)),
        arguments(new Add(), List.of(IMAGE, IMAGE), cost(0, 0, 48, 144)),
        arguments(
            new AddPerChannel(), List.of(IMAGE, TensorShape.of(1, 4)), cost(0, 0, 48, 48 + 4 + 48)),
        arguments(new Multiply(), List.of(TOKENS, TOKENS), cost(0, 0, 96, 288)),
        // 2 heads x 12 queries x 5 keys = 120 scores; two products of 4 channels each.
        arguments(
            new Attention(2, 4, AttentionKernel.SOFTMAX),
            List.of(TOKENS, TEXT, TEXT),
            cost(0, 960, 1920 + 6 * 120, 96 + 40 + 40 + 96)),
        arguments(
            new Attention(2, 4, AttentionKernel.RELU),
            List.of(TOKENS, TEXT, TEXT),
            cost(0, 960, 1920 + 3 * 120, 96 + 40 + 40 + 96)),
        // The products of 2 heads, the projections' outputs of 1.
        arguments(
            new Attention(2, 1, 4, AttentionKernel.SOFTMAX, false, false),
            List.of(TOKENS, SHORT_TEXT, SHORT_TEXT),
            cost(0, 960, 1920 + 6 * 120, 96 + 20 + 20 + 96)),
        // 2 heads x 12 x 12 = 288 scores, each masked.
        arguments(
            new Attention(2, 2, 4, AttentionKernel.SOFTMAX, true, false),
            List.of(TOKENS, TOKENS, TOKENS),
            cost(0, 2304, 4608 + 7 * 288, 4 * 96)),
        // k^T v: 5 keys x 8 channels x 4; q (k^T v): 12 x 8 x 4. 24 divisors.
        arguments(
            new Attention(2, 4, AttentionKernel.LINEAR_RELU),
            List.of(TOKENS, TEXT, TEXT),
            cost(0, 160 + 384, 1088 + 4 * 96 + 2 * 40 + 24, 96 + 40 + 40 + 96)),
        arguments(
            new Attention(2, 4, AttentionKernel.LINEAR_ELU),
            List.of(TOKENS, TEXT, TEXT),
            cost(0, 160 + 384, 1088 + 5 * 96 + 3 * 40 + 24, 96 + 40 + 40 + 96)),
        // The products as for 2 heads; the keys of 1 are mapped and summed.
        arguments(
            new Attention(2, 1, 4, AttentionKernel.LINEAR_RELU, false, false),
            List.of(TOKENS, SHORT_TEXT, SHORT_TEXT),
            cost(0, 160 + 384, 1088 + 4 * 96 + 2 * 20 + 24, 96 + 20 + 20 + 96)),
        arguments(new Upsample(12, 4), List.of(IMAGE), cost(0, 0, 0, 48 + 192)),
        arguments(new Concat(), List.of(IMAGE, IMAGE), cost(0, 0, 0, 192)),
        arguments(new Chunk(1, 2), List.of(TOKENS), cost(0, 0, 0, 48 + 48)),
        arguments(new Chunk(1, 2), List.of(IMAGE), cost(0, 0, 0, 24 + 24)),
        // 2 of 5 rows of 8 are read and written.
        arguments(new Embedding(5, 8), List.of(TensorShape.of(2)), cost(40, 0, 0, 2 + 16 + 16, 16)),
        arguments(
            new Embedding(5, 8), List.of(TensorShape.of(2, 3)), cost(40, 0, 0, 6 + 48 + 48, 48)),
        // 12 of 20 rows.
        arguments(new AddPositions(20, 8), List.of(TOKENS), cost(160, 0, 96, 96 + 96 + 96, 96)),
        arguments(
            new PickToken(Optional.of(3)),
            List.of(TOKENS, TensorShape.of(1, 12)),
            cost(0, 0, 0, 12 + 8 + 8)),
        arguments(new ToTokens(), List.of(IMAGE), cost(0, 0, 0, 96)),
        arguments(new ToImage(4, 3), List.of(TOKENS), cost(0, 0, 0, 192)),
        // 6 numbers, 8 wide: 24 angles, 48 cosines and sines.
        arguments(new Sinusoid(8), List.of(TensorShape.of(1, 6)), cost(0, 0, 24 + 48, 6 + 48)));
  }

  @ParameterizedTest
  @MethodSource("byHand")
  void countsWhatTheConventionSays(Op op, List<TensorShape> inputs, Cost expected) {
    assertThat(count(op, inputs)).isEqualTo(expected);
  }

  @Test
  void noOperationEscapes() {
    Set<Class<?>> counted = byHand().map(it -> it.get()[0].getClass()).collect(Collectors.toSet());
    assertThat(counted).containsExactlyInAnyOrder(Op.class.getPermittedSubclasses());
  }

  @Test
  void whatComputesNothingIsNamed() {
    Set<Class<?>> named =
        byHand()
            .filter(it -> ((Cost) it.get()[2]).movesDataOnly())
            .map(it -> it.get()[0].getClass())
            .collect(Collectors.toSet());
    assertThat(named)
        .containsExactlyInAnyOrder(
            Upsample.class,
            Concat.class,
            Chunk.class,
            Embedding.class,
            PickToken.class,
            ToTokens.class,
            ToImage.class);
  }

  @Test
  void richerFunctionsCostMore() {
    assertThat(OpCost.perElement(Activation.GELU))
        .isGreaterThan(OpCost.perElement(Activation.SILU));
    assertThat(OpCost.perScore(AttentionKernel.SOFTMAX))
        .isGreaterThan(OpCost.perScore(AttentionKernel.RELU));
  }

  // Width 8: a projection of 5 keys is 5 x 8 x 8 = 320 MACs.
  @Test
  void aSharedProjectionCountsOnce() {
    CostReport shared = CostReport.of(attention(true));
    CostReport apart = CostReport.of(attention(false));
    assertThat(shared.total().params()).isEqualTo(64);
    assertThat(apart.total().params()).isEqualTo(128);
    assertThat(apart.total().macs()).isEqualTo(960 + 2 * 320);
    assertThat(shared.total().macs()).isEqualTo(960 + 320);
    assertThat(apart.total().flops() - shared.total().flops()).isEqualTo(2 * 320);
    // Run once and read once: no second weight, input or output, and attention reads one tensor.
    assertThat(apart.total().elementsMoved() - shared.total().elementsMoved())
        .isEqualTo(64 + 40 + 40 + 40);
  }

  private static Graph attention(boolean shared) {
    GraphBuilder graph = new GraphBuilder(SourceLocation.NOWHERE);
    Node queries = graph.input("queries", Input.condition(TOKENS));
    Node text = graph.input("text", Input.condition(TEXT));
    Node keys = graph.add("to_k", new Linear(8, 8, false), text);
    Node values = shared ? keys : graph.add("to_v", new Linear(8, 8, false), text);
    Op attention = new Attention(2, 4, AttentionKernel.SOFTMAX);
    return graph.build("test", graph.add("attention", attention, queries, keys, values));
  }

  @Test
  void whatDoesNotFitIsRefusedByName() {
    int width = Integer.MAX_VALUE;
    GraphBuilder graph = new GraphBuilder(SourceLocation.NOWHERE);
    Node input = graph.input("x", Input.condition(TensorShape.of(1, 2, width)));
    Graph huge =
        graph.build("huge", graph.scope("ff").add("proj", new Linear(width, width, true), input));
    assertThatThrownBy(() -> CostReport.of(huge))
        .isInstanceOf(SpecException.class)
        .hasMessageContaining("do not fit 64 bits once `ff.proj` is counted");
    Cost large = cost(Long.MAX_VALUE, 0, 0, Long.MAX_VALUE);
    assertThatThrownBy(() -> large.plus(large)).isInstanceOf(ArithmeticException.class);
  }

  private static Cost count(Op op, List<TensorShape> shapes) {
    GraphBuilder graph = new GraphBuilder(SourceLocation.NOWHERE);
    List<Node> inputs = new ArrayList<>();
    for (TensorShape shape : shapes) {
      boolean whole = !op.reads(inputs.size(), ElementType.FLOAT32);
      Input input = whole ? Input.tokens(shape) : Input.condition(shape);
      inputs.add(graph.input("input" + inputs.size(), input));
    }
    Node node = graph.add("op", op, inputs.toArray(Node[]::new));
    return CostReport.of(graph.build("test", node)).of(node);
  }

  private static Cost cost(long params, long macs, long flops, long elementsMoved) {
    return cost(params, macs, flops, elementsMoved, params);
  }

  private static Cost cost(
      long params, long macs, long flops, long elementsMoved, long weightsMoved) {
    return new Cost(params, macs, flops, elementsMoved, weightsMoved);
  }
}
