package io.unetlab.builders.graph;

import io.unetlab.spec.yaml.ChoiceType;
import java.util.OptionalInt;

/** An operation in a few words; defaults (stride 1, a bias) are omitted. */
final class OpText implements OpVisitor<String> {

  @Override
  public String visit(Input op, Node node) {
    return op.type() == ElementType.FLOAT32 ? "input" : "input, " + op.type().text();
  }

  @Override
  public String visit(Conv2d op, Node node) {
    return (op.isDepthwise() ? "depthwise " : "conv ")
        + (op.kernel() + "x" + op.kernel())
        + (" " + op.in() + " to " + op.out())
        + (op.stride() > 1 ? ", stride " + op.stride() : "")
        + (op.groups() > 1 && !op.isDepthwise() ? ", groups " + op.groups() : "")
        + padding(op.padding())
        + bias(op.bias());
  }

  @Override
  public String visit(Linear op, Node node) {
    return "linear " + op.in() + " to " + op.out() + bias(op.bias());
  }

  @Override
  public String visit(GroupNorm op, Node node) {
    return "group norm " + op.groups() + ", epsilon " + op.epsilon();
  }

  @Override
  public String visit(LayerNorm op, Node node) {
    return "layer norm, epsilon " + op.epsilon();
  }

  @Override
  public String visit(RmsNorm op, Node node) {
    boolean heads = node.shape().last() > op.width();
    return "rms norm" + (heads ? " of " + op.width() : "") + ", epsilon " + op.epsilon();
  }

  @Override
  public String visit(Activate op, Node node) {
    return ChoiceType.word(op.function()).replace('_', ' ');
  }

  @Override
  public String visit(Affine op, Node node) {
    return "scale " + op.scale() + ", shift " + op.shift();
  }

  @Override
  public String visit(Add op, Node node) {
    return "add";
  }

  @Override
  public String visit(AddPerChannel op, Node node) {
    return "add per channel";
  }

  @Override
  public String visit(Multiply op, Node node) {
    return "multiply";
  }

  @Override
  public String visit(Attention op, Node node) {
    return ChoiceType.word(op.kernel()).replace('_', ' ')
        + " attention, "
        + op.heads()
        + " heads of "
        + op.headWidth()
        + (op.group() > 1 ? ", " + op.kvHeads() + " of keys and values" : "")
        + (op.causal() ? ", causal" : "")
        + (op.upcast() ? ", upcast" : "");
  }

  @Override
  public String visit(Upsample op, Node node) {
    OptionalInt factor = op.factor(node.input(0).shape());
    return factor.isPresent()
        ? "upsample by " + factor.getAsInt()
        : "upsample to " + op.height() + "x" + op.width();
  }

  @Override
  public String visit(Concat op, Node node) {
    return "concat";
  }

  @Override
  public String visit(Chunk op, Node node) {
    return "chunk " + (op.index() + 1) + " of " + op.parts();
  }

  @Override
  public String visit(Embedding op, Node node) {
    return "embedding of " + op.count();
  }

  @Override
  public String visit(AddPositions op, Node node) {
    return "add one of " + op.tokens() + " positions";
  }

  @Override
  public String visit(PickToken op, Node node) {
    return op.endOfText().map(id -> "token of id " + id).orElse("token of the highest id");
  }

  @Override
  public String visit(ToTokens op, Node node) {
    return "to tokens";
  }

  @Override
  public String visit(ToImage op, Node node) {
    return "to image";
  }

  @Override
  public String visit(Sinusoid op, Node node) {
    return "sinusoid "
        + op.width()
        + (op.cosinesFirst() ? "" : ", sines first")
        + (op.shift() == 0 ? "" : ", shift " + op.shift());
  }

  private static String padding(Padding padding) {
    return switch (padding) {
      case HALF -> "";
      case END -> ", padded at the end";
      case NONE -> ", not padded";
    };
  }

  private static String bias(boolean bias) {
    return bias ? "" : ", no bias";
  }
}
