package io.unetlab.builders.graph;

import io.unetlab.spec.model.Activation;
import io.unetlab.spec.model.AttentionKernel;
import io.unetlab.spec.source.SourceLocation;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** At least one example of every operation; tests check each reader of operations against them. */
public final class OpZoo {

  private OpZoo() {}

  /** Written as {@code 1x4x8x8}; several inputs are separated by spaces. */
  public record Example(
      Op op,
      String inputs,
      String output,
      String text,
      List<String> weights,
      List<Misfit> misfits) {

    Example(Op op, String inputs, String output, String text) {
      this(op, inputs, output, text, List.of(), List.of());
    }

    Example weights(String... texts) {
      return new Example(op, inputs, output, text, List.of(texts), misfits);
    }

    Example refuses(String misfittingInputs, String expected, String found) {
      Misfit misfit = new Misfit(misfittingInputs, "expected " + expected + ", found " + found);
      return new Example(
          op,
          inputs,
          output,
          text,
          weights,
          Stream.concat(misfits.stream(), Stream.of(misfit)).toList());
    }

    @Override
    public String toString() {
      return op + " of " + inputs;
    }
  }

  public record Misfit(String inputs, String message) {}

  /** All of them. */
  public static Stream<Example> all() {
    return Stream.of(
        new Example(Input.image(shape("1x4x8x8")), "", "1x4x8x8", "input"),
        new Example(new Conv2d(4, 6, 3, 1, 1, true), "1x4x8x10", "1x6x8x10", "conv 3x3 4 to 6")
            .weights("weight 6x4x3x3", "bias 6")
            .refuses("1x5x8x8", "an image of 4 channels", "1x5x8x8")
            .refuses("1x4x8", "an image of 4 channels", "1x4x8"),
        new Example(
                new Conv2d(4, 4, 3, 2, 4, false),
                "1x4x8x9",
                "1x4x4x5",
                "depthwise 3x3 4 to 4, stride 2, no bias")
            .weights("weight 4x1x3x3")
            .refuses("1x3x8x8", "an image of 4 channels", "1x3x8x8"),
        new Example(
                new Conv2d(4, 8, 1, 1, 2, true), "1x4x8x8", "1x8x8x8", "conv 1x1 4 to 8, groups 2")
            .weights("weight 8x2x1x1", "bias 8")
            .refuses("1x8x8x8", "an image of 4 channels", "1x8x8x8"),
        new Example(
                new Conv2d(4, 6, 3, 2, 1, true, Padding.END),
                "1x4x8x9",
                "1x6x4x4",
                "conv 3x3 4 to 6, stride 2, padded at the end")
            .weights("weight 6x4x3x3", "bias 6")
            .refuses("1x5x8x8", "an image of 4 channels", "1x5x8x8"),
        new Example(
                new Conv2d(4, 4, 2, 2, 4, false, Padding.NONE),
                "2x4x6x9",
                "2x4x3x4",
                "depthwise 2x2 4 to 4, stride 2, not padded, no bias")
            .weights("weight 4x1x2x2")
            .refuses("1x4x1x8", "an image of at least 2 x 2", "1x4x1x8"),
        new Example(
                new Conv2d(4, 6, 3, 1, 1, true, Padding.NONE),
                "2x4x6x9",
                "2x6x4x7",
                "conv 3x3 4 to 6, not padded")
            .weights("weight 6x4x3x3", "bias 6")
            .refuses("1x4x8x2", "an image of at least 3 x 3", "1x4x8x2"),
        new Example(new Linear(4, 6, true), "1x9x4", "1x9x6", "linear 4 to 6")
            .weights("weight 6x4", "bias 6")
            .refuses("1x9x5", "a width of 4", "1x9x5"),
        new Example(new Linear(4, 6, false), "1x4", "1x6", "linear 4 to 6, no bias")
            .weights("weight 6x4")
            .refuses("1x5", "a width of 4", "1x5"),
        new Example(new GroupNorm(2, 4, 1e-5), "1x4x8x8", "1x4x8x8", "group norm 2, epsilon 1.0E-5")
            .weights("weight 4", "bias 4")
            .refuses("1x6x8x8", "an image of 4 channels", "1x6x8x8")
            .refuses("1x4x8", "an image of 4 channels", "1x4x8"),
        new Example(new LayerNorm(4, 1e-5), "1x9x4", "1x9x4", "layer norm, epsilon 1.0E-5")
            .weights("weight 4", "bias 4")
            .refuses("1x9x5", "tokens of width 4", "1x9x5")
            .refuses("1x1x9x4", "tokens of width 4", "1x1x9x4"),
        new Example(new RmsNorm(6, 1e-5), "2x9x6", "2x9x6", "rms norm, epsilon 1.0E-5")
            .weights("weight 6")
            .refuses("1x9x5", "tokens whose width is a multiple of 6", "1x9x5")
            .refuses("1x6", "tokens whose width is a multiple of 6", "1x6"),
        new Example(new RmsNorm(3, 1e-6), "2x9x6", "2x9x6", "rms norm of 3, epsilon 1.0E-6")
            .weights("weight 3")
            .refuses("1x9x4", "tokens whose width is a multiple of 3", "1x9x4"),
        new Example(new Activate(Activation.QUICK_GELU), "1x9x4", "1x9x4", "quick gelu"),
        new Example(new Activate(Activation.TANH), "1x4x8x8", "1x4x8x8", "tanh"),
        new Example(new Affine(2, -1), "1x4x8x8", "1x4x8x8", "scale 2.0, shift -1.0"),
        new Example(new Affine(1 / 3.0, 0), "1x4", "1x4", "scale 0.3333333333333333, shift 0.0"),
        new Example(new Activate(Activation.RELU), "1x4", "1x4", "relu"),
        new Example(new Activate(Activation.SILU), "1x4x8x8", "1x4x8x8", "silu"),
        new Example(new Activate(Activation.GELU), "1x9x4", "1x9x4", "gelu"),
        new Example(new Add(), "1x4x8x8 1x4x8x8", "1x4x8x8", "add")
            .refuses("1x4x8x8 1x4x8x9", "the shape 1x4x8x8", "1x4x8x9"),
        new Example(new AddPerChannel(), "1x4x8x8 1x4", "1x4x8x8", "add per channel")
            .refuses("1x4x8x8 1x5", "the vector 1x4", "1x5")
            .refuses("1x4x8x8 1x4x1", "the vector 1x4", "1x4x1")
            .refuses("1x4x8 1x4", "an image", "1x4x8"),
        new Example(new Multiply(), "1x9x4 1x9x4", "1x9x4", "multiply")
            .refuses("1x9x4 1x9x5", "the shape 1x9x4", "1x9x5"),
        new Example(
                new Attention(2, 3, AttentionKernel.SOFTMAX),
                "1x9x6 1x7x6 1x7x6",
                "1x9x6",
                "softmax attention, 2 heads of 3")
            .refuses("1x9x5 1x7x6 1x7x6", "queries of width 6", "1x9x5")
            .refuses("1x6 1x7x6 1x7x6", "queries of width 6", "1x6")
            .refuses("1x9x6 1x7x5 1x7x5", "keys like the queries 1x9x6", "1x7x5")
            .refuses("1x9x6 1x7x6 1x8x6", "values like the keys 1x7x6", "1x8x6"),
        new Example(
                new Attention(2, 3, AttentionKernel.RELU),
                "1x9x6 1x7x6 1x7x6",
                "1x9x6",
                "relu attention, 2 heads of 3")
            .refuses("1x9x5 1x7x6 1x7x6", "queries of width 6", "1x9x5"),
        new Example(
                new Attention(4, 2, 3, AttentionKernel.SOFTMAX, false, false),
                "2x9x12 2x7x6 2x7x6",
                "2x9x12",
                "softmax attention, 4 heads of 3, 2 of keys and values")
            .refuses("1x9x12 1x7x12 1x7x12", "keys like the queries 1x9x6", "1x7x12")
            .refuses("1x9x6 1x7x6 1x7x6", "queries of width 12", "1x9x6"),
        new Example(
                new Attention(4, 1, 3, AttentionKernel.SOFTMAX, false, true),
                "2x9x12 2x7x3 2x7x3",
                "2x9x12",
                "softmax attention, 4 heads of 3, 1 of keys and values, upcast")
            .refuses("2x9x12 1x7x3 1x7x3", "keys like the queries 2x9x3", "1x7x3"),
        new Example(
                new Attention(4, 1, 3, AttentionKernel.SOFTMAX, false, false),
                "2x9x12 2x7x3 2x7x3",
                "2x9x12",
                "softmax attention, 4 heads of 3, 1 of keys and values")
            .refuses("2x9x12 2x7x3 2x6x3", "values like the keys 2x7x3", "2x6x3"),
        new Example(
                new Attention(4, 2, 3, AttentionKernel.RELU, false, false),
                "2x9x12 2x7x6 2x7x6",
                "2x9x12",
                "relu attention, 4 heads of 3, 2 of keys and values")
            .refuses("1x9x12 1x7x12 1x7x12", "keys like the queries 1x9x6", "1x7x12"),
        new Example(
                new Attention(2, 2, 3, AttentionKernel.SOFTMAX, true, false),
                "2x9x6 2x9x6 2x9x6",
                "2x9x6",
                "softmax attention, 2 heads of 3, causal")
            .refuses("1x9x6 1x7x6 1x7x6", "keys like the queries 1x9x6", "1x7x6"),
        new Example(
                new Attention(4, 2, 3, AttentionKernel.SOFTMAX, true, false),
                "2x9x12 2x9x6 2x9x6",
                "2x9x12",
                "softmax attention, 4 heads of 3, 2 of keys and values, causal")
            .refuses("1x9x12 1x9x12 1x9x12", "keys like the queries 1x9x6", "1x9x12"),
        new Example(
                new Attention(2, 3, AttentionKernel.LINEAR_RELU),
                "2x9x6 2x7x6 2x7x6",
                "2x9x6",
                "linear relu attention, 2 heads of 3")
            .refuses("1x9x5 1x7x6 1x7x6", "queries of width 6", "1x9x5"),
        new Example(
                new Attention(4, 2, 3, AttentionKernel.LINEAR_RELU, false, false),
                "2x9x12 2x7x6 2x7x6",
                "2x9x12",
                "linear relu attention, 4 heads of 3, 2 of keys and values")
            .refuses("1x9x12 1x7x12 1x7x12", "keys like the queries 1x9x6", "1x7x12"),
        new Example(
                new Attention(2, 3, AttentionKernel.LINEAR_ELU),
                "2x9x6 2x7x6 2x7x6",
                "2x9x6",
                "linear elu attention, 2 heads of 3")
            .refuses("1x9x5 1x7x6 1x7x6", "queries of width 6", "1x9x5"),
        new Example(
                new Attention(4, 1, 3, AttentionKernel.LINEAR_ELU, false, false),
                "2x9x12 2x7x3 2x7x3",
                "2x9x12",
                "linear elu attention, 4 heads of 3, 1 of keys and values")
            .refuses("1x9x12 1x7x12 1x7x12", "keys like the queries 1x9x3", "1x7x12"),
        new Example(new Upsample(16, 10), "1x4x8x5", "1x4x16x10", "upsample by 2")
            .refuses("1x4x8", "an image of at most 16 x 10", "1x4x8")
            .refuses("1x4x8x11", "an image of at most 16 x 10", "1x4x8x11"),
        new Example(new Upsample(15, 9), "1x4x8x5", "1x4x15x9", "upsample to 15x9")
            .refuses("1x4x17x4", "an image of at most 15 x 9", "1x4x17x4"),
        new Example(new Upsample(16, 9), "1x4x8x5", "1x4x16x9", "upsample to 16x9")
            .refuses("1x4x17x4", "an image of at most 16 x 9", "1x4x17x4"),
        new Example(new Upsample(7, 11), "1x4x5x4", "1x4x7x11", "upsample to 7x11")
            .refuses("1x4x17x4", "an image of at most 7 x 11", "1x4x17x4"),
        new Example(new Upsample(1, 1), "1x4x1x1", "1x4x1x1", "upsample by 1")
            .refuses("1x4x17x4", "an image of at most 1 x 1", "1x4x17x4"),
        new Example(new Concat(), "1x4x8x8 1x6x8x8", "1x10x8x8", "concat")
            .refuses(
                "1x4x8x8 1x6x8x4",
                "a shape that differs from 1x4x8x8 in its channels only",
                "1x6x8x4")
            .refuses(
                "1x4x8x8 1x6", "a shape that differs from 1x4x8x8 in its channels only", "1x6"),
        new Example(new Concat(), "1x4 1x6", "1x10", "concat")
            .refuses("1x4 2x6", "a shape that differs from 1x4 in its channels only", "2x6"),
        new Example(new Chunk(1, 2), "1x9x8", "1x9x4", "chunk 2 of 2")
            .refuses("1x9x7", "an innermost dimension that 2 divides", "1x9x7"),
        new Example(new Chunk(1, 3), "2x6x4x5", "2x2x4x5", "chunk 2 of 3")
            .refuses("1x4x3x9", "channels that 3 divides", "1x4x3x9"),
        new Example(new Chunk(0, 2), "2x6", "2x3", "chunk 1 of 2")
            .refuses("1x5", "an innermost dimension that 2 divides", "1x5"),
        new Example(new Embedding(5, 3), "2", "2x3", "embedding of 5")
            .weights("weight 5x3")
            .refuses("2x1x1", "numbers, n or n x tokens", "2x1x1"),
        new Example(new Embedding(7, 3), "2x3", "2x3x3", "embedding of 7")
            .weights("weight 7x3")
            .refuses("2x1x1", "numbers, n or n x tokens", "2x1x1"),
        new Example(new AddPositions(5, 4), "2x5x4", "2x5x4", "add one of 5 positions")
            .weights("weight 5x4")
            .refuses("1x6x4", "at most 5 tokens of width 4", "1x6x4")
            .refuses("1x5x3", "at most 5 tokens of width 4", "1x5x3")
            .refuses("1x4", "at most 5 tokens of width 4", "1x4"),
        new Example(new AddPositions(9, 4), "2x5x4", "2x5x4", "add one of 9 positions")
            .weights("weight 9x4")
            .refuses("1x10x4", "at most 9 tokens of width 4", "1x10x4"),
        new Example(new PickToken(Optional.empty()), "2x5x4 2x5", "2x4", "token of the highest id")
            .refuses("2x4 2x5", "tokens", "2x4")
            .refuses("2x5x4 2x6", "the ids 2x5", "2x6")
            .refuses("2x5x4 1x5", "the ids 2x5", "1x5"),
        new Example(new PickToken(Optional.of(3)), "2x5x4 2x5", "2x4", "token of id 3")
            .refuses("2x5x4 5x2", "the ids 2x5", "5x2"),
        new Example(new PickToken(Optional.of(99)), "2x5x4 2x5", "2x4", "token of id 99")
            .refuses("2x5x4 5x2", "the ids 2x5", "5x2"),
        new Example(new ToTokens(), "1x4x8x5", "1x40x4", "to tokens")
            .refuses("1x40x4", "an image", "1x40x4"),
        new Example(new ToImage(8, 5), "1x40x4", "1x4x8x5", "to image")
            .refuses("1x41x4", "8 x 5 tokens", "1x41x4")
            .refuses("1x4", "8 x 5 tokens", "1x4"),
        new Example(new Sinusoid(6), "1", "1x6", "sinusoid 6")
            .refuses("1x1x6", "numbers, 1 or 1 x n", "1x1x6"),
        new Example(new Sinusoid(6, false, 1), "2", "2x6", "sinusoid 6, sines first, shift 1")
            .refuses("1x1x6", "numbers, 1 or 1 x n", "1x1x6"),
        new Example(new Sinusoid(6), "1x5", "1x30", "sinusoid 6")
            .refuses("1x5x1", "numbers, 1 or 1 x n", "1x5x1"));
  }

  /** The example alone in a graph, at {@code part.node}, with its own inputs. */
  public static Graph graph(Example example) {
    GraphBuilder graph = new GraphBuilder(SourceLocation.NOWHERE);
    return graph.build("example", add(graph, example.op(), example.inputs()));
  }

  static Node add(Op op, String inputs) {
    return add(new GraphBuilder(SourceLocation.NOWHERE), op, inputs);
  }

  private static Node add(GraphBuilder graph, Op op, String inputs) {
    List<Node> reads = new ArrayList<>();
    for (String input : inputs.isEmpty() ? new String[0] : inputs.split(" ")) {
      TensorShape shape = shape(input);
      reads.add(graph.input("input" + reads.size(), input(op, reads.size(), shape)));
    }
    return graph.scope("part").add("node", op, reads.toArray(Node[]::new));
  }

  private static Input input(Op reader, int index, TensorShape shape) {
    if (!reader.reads(index, ElementType.FLOAT32)) {
      return Input.tokens(shape);
    }
    return reader instanceof Sinusoid ? Input.time(shape) : Input.condition(shape);
  }

  private static TensorShape shape(String text) {
    return TensorShape.of(Stream.of(text.split("x")).mapToLong(Long::parseLong).toArray());
  }
}
