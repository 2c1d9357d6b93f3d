package io.unetlab.builders.onnx;

import io.unetlab.builders.graph.Attention;
import io.unetlab.builders.graph.ElementType;
import io.unetlab.builders.graph.Node;
import io.unetlab.spec.model.AttentionKernel;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The nodes of an attention. Query heads that share a head of keys and values become rows of one
 * matrix, a token's heads next to each other, so nothing is repeated; with a single head of keys
 * and values that is only a new shape.
 */
final class AttentionSteps {

  private final Attention op;
  private final Node node;
  private final Steps steps;
  private final OnnxOptions options;
  private final OnnxGraph graph;
  private final ElementType type;

  AttentionSteps(Attention op, Node node, Steps steps, OnnxOptions options) {
    this.op = op;
    this.node = node;
    this.steps = steps;
    this.options = options;
    this.graph = steps.graph();
    this.type = steps.type();
  }

  /** Adds the nodes and returns the result, N x tokens x width. */
  String add(String queries, String keys, String values) {
    if (op.kernel().isLinear()) {
      return linear(queries, keys, values);
    }
    return isFused() ? fused(queries, keys, values) : plain(queries, keys, values);
  }

  // No fused operator computes the product of queries and keys in another type than their own. Nor
  // is the mask of queries that share heads causal: their rows are tokens x group.
  private boolean isFused() {
    return options.attention() == AttentionForm.FUSED
        && op.kernel() == AttentionKernel.SOFTMAX
        && scoreType() == type
        && !(op.causal() && op.group() > 1);
  }

  private ElementType scoreType() {
    return op.upcast() ? ElementType.FLOAT32 : type;
  }

  private String fused(String queries, String keys, String values) {
    List<String> inputs = List.of(tokenRows(queries), keys, values);
    OnnxType operator =
        options.hasAttention()
            ? OnnxType.own("Attention")
            : OnnxType.microsoft("MultiHeadAttention");
    return joinedRows(steps.add(operator, inputs, settings().toArray(Attribute[]::new)));
  }

  private List<Attribute> settings() {
    List<Attribute> settings = new ArrayList<>();
    if (options.hasAttention()) {
      settings.add(Attribute.of("q_num_heads", op.kvHeads()));
      settings.add(Attribute.of("kv_num_heads", op.kvHeads()));
      settings.add(Attribute.of("softmax_precision", OnnxCodes.code(ElementType.FLOAT32)));
    } else {
      settings.add(Attribute.of("num_heads", op.kvHeads()));
    }
    if (op.causal()) {
      settings.add(Attribute.of(options.hasAttention() ? "is_causal" : "unidirectional", 1));
    }
    return settings;
  }

  // N x tokens x width to N x (tokens * group) x kvWidth: each row has one head of each group.
  private String tokenRows(String queries) {
    if (op.group() == 1) {
      return queries;
    }
    String rows =
        op.kvHeads() == 1 ? queries : steps.transpose(groups(queries), 0L, 1L, 3L, 2L, 4L);
    return steps.reshape(rows, batch(), tokens() * op.group(), op.kvWidth());
  }

  private String joinedRows(String result) {
    if (op.group() == 1) {
      return result;
    }
    String groups =
        op.kvHeads() == 1
            ? result
            : steps.transpose(
                steps.reshape(result, batch(), tokens(), op.group(), op.kvHeads(), op.headWidth()),
                0L,
                1L,
                3L,
                2L,
                4L);
    return steps.reshape(groups, node.shape().toArray());
  }

  // The queries are scaled before the product: in 16 bits the scores would overflow.
  private String plain(String queries, String keys, String values) {
    double scale = 1 / Math.sqrt(op.headWidth());
    if (op.kernel() == AttentionKernel.RELU) {
      scale /= keys();
    }
    ElementType exact = scoreType();
    String scaled =
        steps.add(
            "Mul", List.of(steps.cast(queries, type, exact), graph.scalar((float) scale, exact)));
    String k = steps.cast(keys, type, exact);
    String q = rows(scaled);
    String scores = steps.add("MatMul", List.of(q, heads(k, keys(), 0L, 2L, 3L, 1L)));
    String weights =
        op.kernel() == AttentionKernel.RELU
            ? steps.cast(steps.add("Relu", List.of(scores)), exact, type)
            : softmax(scores);
    return joined(steps.add("MatMul", List.of(weights, heads(values, keys(), 0L, 2L, 1L, 3L))));
  }

  private String softmax(String scores) {
    String exact = steps.cast(scores, scoreType(), ElementType.FLOAT32);
    String masked = op.causal() ? steps.add("Add", List.of(exact, mask())) : exact;
    String weights = steps.add("Softmax", List.of(masked), Attribute.of("axis", -1));
    return steps.cast(weights, ElementType.FLOAT32, type);
  }

  // Row i is of token i / group, which reads the keys up to its own.
  private String mask() {
    int rows = Math.toIntExact(tokens() * op.group());
    int keys = Math.toIntExact(keys());
    float[] mask = new float[Math.multiplyExact(rows, keys)];
    for (int row = 0; row < rows; row++) {
      int last = row / op.group();
      Arrays.fill(mask, row * keys + last + 1, (row + 1) * keys, Float.NEGATIVE_INFINITY);
    }
    return graph.matrix("causal/" + keys + "_" + op.group(), keys, mask);
  }

  private String linear(String queries, String keys, String values) {
    String q = feature(rows(steps.cast(queries, type, ElementType.FLOAT32)));
    String k = feature(heads(steps.cast(keys, type, ElementType.FLOAT32), keys(), 0L, 2L, 1L, 3L));
    String v = heads(steps.cast(values, type, ElementType.FLOAT32), keys(), 0L, 2L, 1L, 3L);
    String state = steps.add("MatMul", List.of(steps.transpose(k, 0L, 1L, 3L, 2L), v));
    String sums = steps.transpose(steps.sum(k, -2), 0L, 1L, 3L, 2L);
    String epsilon = graph.scalar((float) Attention.LINEAR_EPSILON, ElementType.FLOAT32);
    String divisor = steps.add("Add", List.of(steps.add("MatMul", List.of(q, sums)), epsilon));
    String result = steps.add("Div", List.of(steps.add("MatMul", List.of(q, state)), divisor));
    return steps.cast(joined(result), ElementType.FLOAT32, type);
  }

  // elu(x) + 1 without the loss of digits of adding 1 to e^x - 1.
  private String feature(String x) {
    String positive = steps.add("Relu", List.of(x));
    if (op.kernel() == AttentionKernel.LINEAR_RELU) {
      return positive;
    }
    String negative = steps.add("Min", List.of(x, graph.scalar(0, ElementType.FLOAT32)));
    return steps.add("Add", List.of(positive, steps.add("Exp", List.of(negative))));
  }

  // N x kvHeads x (tokens * group) x headWidth.
  private String rows(String queries) {
    if (op.group() == 1) {
      return heads(queries, tokens(), 0L, 2L, 1L, 3L);
    }
    String rows =
        op.kvHeads() == 1 ? queries : steps.transpose(groups(queries), 0L, 2L, 1L, 3L, 4L);
    return steps.reshape(rows, batch(), op.kvHeads(), tokens() * op.group(), op.headWidth());
  }

  private String groups(String queries) {
    return steps.reshape(queries, batch(), tokens(), op.kvHeads(), op.group(), op.headWidth());
  }

  private String heads(String x, long length, Long... order) {
    return steps.transpose(steps.reshape(x, batch(), length, op.kvHeads(), op.headWidth()), order);
  }

  // The inverse of rows.
  private String joined(String result) {
    if (op.kvHeads() == 1 && op.group() > 1) {
      return steps.reshape(result, node.shape().toArray());
    }
    if (op.group() == 1) {
      return steps.reshape(steps.transpose(result, 0L, 2L, 1L, 3L), node.shape().toArray());
    }
    String groups =
        steps.reshape(result, batch(), op.kvHeads(), tokens(), op.group(), op.headWidth());
    return steps.reshape(steps.transpose(groups, 0L, 2L, 1L, 3L, 4L), node.shape().toArray());
  }

  private long batch() {
    return node.shape().dim(0);
  }

  private long tokens() {
    return node.shape().dim(1);
  }

  private long keys() {
    return node.input(1).shape().dim(1);
  }
}
