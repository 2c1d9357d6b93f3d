package io.unetlab.builders.graph;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleUnaryOperator;

/**
 * Each operation as its definition says, in doubles and with nothing shared with any runtime: one
 * output number at a time, without a library.
 */
public final class OpReference implements OpVisitor<double[]> {
  private final Map<Node, double[]> results = new HashMap<>();
  private final Map<String, double[]> given;

  private OpReference(Map<String, double[]> given) {
    this.given = given;
  }

  /**
   * The output of a graph.
   *
   * @param given its inputs and weights by name
   */
  public static double[] output(Graph graph, Map<String, double[]> given) {
    OpReference reference = new OpReference(given);
    graph.nodes().forEach(node -> reference.results.put(node, node.accept(reference)));
    return reference.results.get(graph.output());
  }

  private double[] in(Node node, int index) {
    return results.get(node.input(index));
  }

  private double[] weight(Node node, int index) {
    return given.get(node.weights().get(index).name());
  }

  private static int dim(Node node, int index) {
    return Math.toIntExact(node.shape().dim(index));
  }

  private static int last(Node node) {
    return Math.toIntExact(node.shape().last());
  }

  private static double[] zeros(Node node) {
    return new double[Math.toIntExact(node.shape().elements())];
  }

  @Override
  public double[] visit(Input op, Node node) {
    return given.get(node.name());
  }

  @Override
  public double[] visit(Conv2d op, Node node) {
    ConvolutionReference convolution =
        new ConvolutionReference(op, node.input(0).shape(), in(node, 0), weight(node, 0));
    int pixels = dim(node, 2) * dim(node, 3);
    return each(
        node,
        i ->
            convolution.at(i / pixels / op.out(), i / pixels % op.out(), i % pixels, dim(node, 3))
                + (op.bias() ? weight(node, 1)[i / pixels % op.out()] : 0));
  }

  @Override
  public double[] visit(Linear op, Node node) {
    double[] result = zeros(node);
    for (int i = 0; i < result.length; i++) {
      int out = i % op.out();
      result[i] = op.bias() ? weight(node, 1)[out] : 0;
      for (int k = 0; k < op.in(); k++) {
        result[i] += in(node, 0)[i / op.out() * op.in() + k] * weight(node, 0)[out * op.in() + k];
      }
    }
    return result;
  }

  @Override
  public double[] visit(GroupNorm op, Node node) {
    int pixels = dim(node, 2) * dim(node, 3);
    double[] normal = normal(in(node, 0), op.channels() / op.groups() * pixels, op.epsilon());
    return each(node, i -> affine(node, normal[i], i / pixels % op.channels()));
  }

  @Override
  public double[] visit(LayerNorm op, Node node) {
    double[] normal = normal(in(node, 0), op.width(), op.epsilon());
    return each(node, i -> affine(node, normal[i], i % op.width()));
  }

  private double affine(Node node, double x, int channel) {
    return x * weight(node, 0)[channel] + weight(node, 1)[channel];
  }

  private static double[] normal(double[] x, int run, double epsilon) {
    double[] result = new double[x.length];
    for (int from = 0; from < x.length; from += run) {
      double mean = Arrays.stream(x, from, from + run).average().orElseThrow();
      double variance =
          Arrays.stream(x, from, from + run).map(it -> (it - mean) * (it - mean)).sum() / run;
      for (int i = from; i < from + run; i++) {
        result[i] = (x[i] - mean) / Math.sqrt(variance + epsilon);
      }
    }
    return result;
  }

  @Override
  public double[] visit(RmsNorm op, Node node) {
    double[] x = in(node, 0);
    return each(
        node,
        i -> {
          int from = i - i % op.width();
          double squares = Arrays.stream(x, from, from + op.width()).map(it -> it * it).sum();
          double root = Math.sqrt(squares / op.width() + op.epsilon());
          return x[i] / root * weight(node, 0)[i % op.width()];
        });
  }

  @Override
  public double[] visit(Activate op, Node node) {
    DoubleUnaryOperator function =
        switch (op.function()) {
          case RELU -> x -> Math.max(x, 0);
          case SILU -> x -> x / (1 + Math.exp(-x));
          case QUICK_GELU -> x -> x / (1 + Math.exp(-1.702 * x));
          case GELU -> x -> x * (1 + erf(x / Math.sqrt(2))) / 2;
          case TANH -> Math::tanh;
        };
    return Arrays.stream(in(node, 0)).map(function).toArray();
  }

  // Its power series, exact enough for the numbers of a test.
  private static double erf(double x) {
    double term = x;
    double sum = x;
    for (int n = 1; n < 100; n++) {
      term *= -x * x / n;
      sum += term / (2 * n + 1);
    }
    return sum * 2 / Math.sqrt(Math.PI);
  }

  @Override
  public double[] visit(Affine op, Node node) {
    return each(node, i -> in(node, 0)[i] * op.scale() + op.shift());
  }

  @Override
  public double[] visit(Add op, Node node) {
    return both(node, Double::sum);
  }

  @Override
  public double[] visit(Multiply op, Node node) {
    return both(node, (a, b) -> a * b);
  }

  private double[] both(Node node, DoubleBinaryOperator function) {
    return each(node, i -> function.applyAsDouble(in(node, 0)[i], in(node, 1)[i]));
  }

  @Override
  public double[] visit(AddPerChannel op, Node node) {
    int pixels = dim(node, 2) * dim(node, 3);
    return each(node, i -> in(node, 0)[i] + in(node, 1)[i / pixels]);
  }

  @Override
  public double[] visit(Attention op, Node node) {
    AttentionReference attention =
        new AttentionReference(
            op, dim(node, 1), dim(node.input(1), 1), in(node, 0), in(node, 1), in(node, 2));
    return each(node, attention::at);
  }

  @Override
  public double[] visit(Upsample op, Node node) {
    int height = dim(node.input(0), 2);
    int width = dim(node.input(0), 3);
    return each(
        node,
        i -> {
          int row = i / op.width() % op.height() * height / op.height();
          int column = i % op.width() * width / op.width();
          return in(node, 0)[(i / op.width() / op.height() * height + row) * width + column];
        });
  }

  @Override
  public double[] visit(Concat op, Node node) {
    int batch = dim(node, 0);
    int first = in(node, 0).length / batch;
    int second = in(node, 1).length / batch;
    return each(
        node,
        i -> {
          int image = i / (first + second);
          int index = i % (first + second);
          return index < first
              ? in(node, 0)[image * first + index]
              : in(node, 1)[image * second + index - first];
        });
  }

  // A channel is one number of a token or vector, a plane of an image.
  @Override
  public double[] visit(Chunk op, Node node) {
    int plane = node.shape().rank() == 4 ? dim(node, 2) * dim(node, 3) : 1;
    int part = (node.shape().rank() == 4 ? dim(node, 1) : last(node)) * plane;
    return each(node, i -> in(node, 0)[(i / part * op.parts() + op.index()) * part + i % part]);
  }

  @Override
  public double[] visit(Embedding op, Node node) {
    return each(
        node,
        i -> weight(node, 0)[(int) in(node, 0)[i / op.width()] * op.width() + i % op.width()]);
  }

  @Override
  public double[] visit(AddPositions op, Node node) {
    int text = dim(node, 1) * op.width();
    return each(node, i -> in(node, 0)[i] + weight(node, 0)[i % text]);
  }

  @Override
  public double[] visit(PickToken op, Node node) {
    int tokens = dim(node.input(0), 1);
    int width = last(node);
    return each(
        node,
        i -> {
          int from = i / width * tokens;
          double[] ids = Arrays.copyOfRange(in(node, 1), from, from + tokens);
          return in(node, 0)[(from + picked(op, ids)) * width + i % width];
        });
  }

  private static int picked(PickToken op, double[] ids) {
    List<Double> all = Arrays.stream(ids).boxed().toList();
    double wanted =
        op.endOfText()
            .map(Integer::doubleValue)
            .orElseGet(() -> Arrays.stream(ids).max().orElseThrow());
    return Math.max(0, all.indexOf(wanted));
  }

  @Override
  public double[] visit(ToTokens op, Node node) {
    return transposed(node, dim(node, 1), last(node));
  }

  @Override
  public double[] visit(ToImage op, Node node) {
    return transposed(node, dim(node, 1), dim(node, 2) * dim(node, 3));
  }

  // Number (row, column) of each matrix of the output is number (column, row) of the input's.
  private double[] transposed(Node node, int rows, int columns) {
    return each(
        node,
        i -> {
          int matrix = i / (rows * columns);
          int row = i / columns % rows;
          return in(node, 0)[(matrix * columns + i % columns) * rows + row];
        });
  }

  // Angles as the runtimes hold them: a float has few digits left for the fraction of a large one.
  @Override
  public double[] visit(Sinusoid op, Node node) {
    int half = op.width() / 2;
    return each(
        node,
        i -> {
          int at = i % op.width();
          double number = in(node, 0)[i / op.width()];
          float angle = (float) number * op.frequencies()[at % half];
          boolean cosine = at < half == op.cosinesFirst();
          return cosine ? Math.cos(angle) : Math.sin(angle);
        });
  }

  /** One number of the output. */
  private interface Number {
    double at(int index);
  }

  private static double[] each(Node node, Number number) {
    double[] result = zeros(node);
    Arrays.setAll(result, number::at);
    return result;
  }
}
