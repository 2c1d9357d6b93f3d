package io.unetlab.profiler.predict;

import io.unetlab.builders.graph.Activate;
import io.unetlab.builders.graph.Add;
import io.unetlab.builders.graph.AddPerChannel;
import io.unetlab.builders.graph.AddPositions;
import io.unetlab.builders.graph.Affine;
import io.unetlab.builders.graph.Attention;
import io.unetlab.builders.graph.Chunk;
import io.unetlab.builders.graph.Concat;
import io.unetlab.builders.graph.Conv2d;
import io.unetlab.builders.graph.Embedding;
import io.unetlab.builders.graph.GroupNorm;
import io.unetlab.builders.graph.Input;
import io.unetlab.builders.graph.LayerNorm;
import io.unetlab.builders.graph.Linear;
import io.unetlab.builders.graph.Multiply;
import io.unetlab.builders.graph.Node;
import io.unetlab.builders.graph.OpVisitor;
import io.unetlab.builders.graph.Padding;
import io.unetlab.builders.graph.PickToken;
import io.unetlab.builders.graph.RmsNorm;
import io.unetlab.builders.graph.Sinusoid;
import io.unetlab.builders.graph.TensorShape;
import io.unetlab.builders.graph.ToImage;
import io.unetlab.builders.graph.ToTokens;
import io.unetlab.builders.graph.Upsample;
import io.unetlab.spec.yaml.ChoiceType;
import java.util.LinkedHashMap;
import java.util.Map;

/** The key of each operation. An epsilon, a scale and the values of a table change no time. */
final class OperationKeys implements OpVisitor<OperationKey> {

  /** Collects sizes in order. */
  private static final class Sizes {

    private final Map<String, Long> sizes = new LinkedHashMap<>();

    Sizes and(String name, long size) {
      sizes.put(name, size);
      return this;
    }

    /** The dimensions of a tensor under the names of its kind. */
    Sizes of(TensorShape shape) {
      String[] names =
          switch (shape.rank()) {
            case 4 -> new String[] {"batch", "channels", "height", "width"};
            case 3 -> new String[] {"batch", "tokens", "channels"};
            case 2 -> new String[] {"batch", "channels"};
            default -> new String[] {"batch"};
          };
      for (int i = 0; i < names.length; i++) {
        and(names[i], shape.dim(i));
      }
      return this;
    }

    OperationKey key(String kind) {
      return new OperationKey(kind, sizes);
    }
  }

  private static Sizes shape(Node node) {
    return new Sizes().of(node.shape());
  }

  // Kernels differ by the rank, so operations of two ranks are of two kinds.
  private static String ranked(String kind, TensorShape shape) {
    return switch (shape.rank()) {
      case 4 -> kind + " of an image";
      case 3 -> kind + " of tokens";
      default -> kind + " of a vector";
    };
  }

  @Override
  public OperationKey visit(Input op, Node node) {
    return shape(node).key("input");
  }

  @Override
  public OperationKey visit(Conv2d op, Node node) {
    TensorShape image = node.input(0).shape();
    boolean depthwise = op.isDepthwise();
    String kind =
        (depthwise ? "depthwise " : "conv ")
            + (op.kernel() + "x" + op.kernel())
            + (op.stride() > 1 ? " stride " + op.stride() : "")
            + (op.groups() > 1 && !depthwise ? " groups " + op.groups() : "")
            + (op.padding() == Padding.HALF ? "" : " padding " + ChoiceType.word(op.padding()))
            + (op.bias() ? "" : " without bias");
    Sizes sizes = new Sizes().and("batch", image.dim(0)).and("in", op.in());
    if (!depthwise) {
      sizes.and("out", op.out());
    }
    return sizes.and("height", image.dim(2)).and("width", image.dim(3)).key(kind);
  }

  @Override
  public OperationKey visit(Linear op, Node node) {
    TensorShape input = node.input(0).shape();
    String kind = ranked("linear", input) + (op.bias() ? "" : " without bias");
    Sizes sizes = new Sizes().and("batch", input.dim(0));
    if (input.isTokens()) {
      sizes.and("tokens", input.dim(1));
    }
    return sizes.and("in", op.in()).and("out", op.out()).key(kind);
  }

  @Override
  public OperationKey visit(GroupNorm op, Node node) {
    return shape(node).and("groups", op.groups()).key("norm of groups");
  }

  @Override
  public OperationKey visit(LayerNorm op, Node node) {
    return shape(node).key("norm of tokens");
  }

  @Override
  public OperationKey visit(RmsNorm op, Node node) {
    return shape(node).and("run", op.width()).key("norm of root mean square");
  }

  @Override
  public OperationKey visit(Activate op, Node node) {
    return shape(node).key(ranked(ChoiceType.word(op.function()), node.shape()));
  }

  @Override
  public OperationKey visit(Affine op, Node node) {
    return shape(node).key(ranked("scale and shift", node.shape()));
  }

  @Override
  public OperationKey visit(Add op, Node node) {
    return shape(node).key(ranked("add", node.shape()));
  }

  @Override
  public OperationKey visit(AddPerChannel op, Node node) {
    return shape(node).key("add per channel");
  }

  @Override
  public OperationKey visit(Multiply op, Node node) {
    return shape(node).key(ranked("multiply", node.shape()));
  }

  @Override
  public OperationKey visit(Attention op, Node node) {
    String kind =
        "attention "
            + ChoiceType.word(op.kernel())
            + (op.causal() ? " causal" : "")
            + (op.upcast() ? " upcast" : "");
    return new Sizes()
        .and("batch", node.shape().dim(0))
        .and("tokens", node.shape().dim(1))
        .and("keys", node.input(1).shape().dim(1))
        .and("heads", op.heads())
        .and("key_heads", op.kvHeads())
        .and("head_width", op.headWidth())
        .key(kind);
  }

  @Override
  public OperationKey visit(Upsample op, Node node) {
    TensorShape image = node.input(0).shape();
    return new Sizes()
        .of(image)
        .and("to_height", op.height())
        .and("to_width", op.width())
        .key("upsample");
  }

  @Override
  public OperationKey visit(Concat op, Node node) {
    TensorShape first = node.input(0).shape();
    return new Sizes()
        .of(first)
        .and("more", node.input(1).shape().dim(1))
        .key(ranked("concat", first));
  }

  /** All parts of a tensor come from one split; the first pays for it. */
  @Override
  public OperationKey visit(Chunk op, Node node) {
    return new Sizes()
        .of(node.input(0).shape())
        .and("parts", op.parts())
        .key(ranked("split", node.shape()));
  }

  @Override
  public OperationKey visit(Embedding op, Node node) {
    return shape(node).and("rows", op.count()).key(ranked("embedding", node.shape()));
  }

  @Override
  public OperationKey visit(AddPositions op, Node node) {
    return shape(node).and("rows", op.tokens()).key("add positions");
  }

  @Override
  public OperationKey visit(PickToken op, Node node) {
    return new Sizes().of(node.input(0).shape()).key("pick token");
  }

  @Override
  public OperationKey visit(ToTokens op, Node node) {
    return new Sizes().of(node.input(0).shape()).key("image to tokens");
  }

  @Override
  public OperationKey visit(ToImage op, Node node) {
    return shape(node).key("tokens to image");
  }

  @Override
  public OperationKey visit(Sinusoid op, Node node) {
    return shape(node).and("frequencies", op.width() / 2).key("sinusoid");
  }
}
