package io.unetlab.profiler.cost;

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
import io.unetlab.builders.graph.PickToken;
import io.unetlab.builders.graph.RmsNorm;
import io.unetlab.builders.graph.Sinusoid;
import io.unetlab.builders.graph.ToImage;
import io.unetlab.builders.graph.ToTokens;
import io.unetlab.builders.graph.Upsample;
import io.unetlab.spec.yaml.ChoiceType;

/** Names the row of an operation in a view; operations with the same cost formula share a name. */
final class OpName implements OpVisitor<String> {

  private static final OpName NAMES = new OpName();

  private OpName() {}

  static String of(Node node) {
    return node.accept(NAMES);
  }

  @Override
  public String visit(Input op, Node node) {
    return "input";
  }

  @Override
  public String visit(Conv2d op, Node node) {
    String kind =
        op.groups() == 1 ? "conv" : op.groups() == op.in() ? "depthwise conv" : "grouped conv";
    return kind + " " + op.kernel() + "x" + op.kernel();
  }

  @Override
  public String visit(Linear op, Node node) {
    return "linear";
  }

  @Override
  public String visit(GroupNorm op, Node node) {
    return "group norm";
  }

  @Override
  public String visit(LayerNorm op, Node node) {
    return "layer norm";
  }

  @Override
  public String visit(RmsNorm op, Node node) {
    return "rms norm";
  }

  @Override
  public String visit(Affine op, Node node) {
    return "scale and shift";
  }

  @Override
  public String visit(Activate op, Node node) {
    return ChoiceType.word(op.function()).replace('_', ' ');
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
    return ChoiceType.word(op.kernel()).replace('_', ' ') + " attention";
  }

  @Override
  public String visit(Upsample op, Node node) {
    return "upsample";
  }

  @Override
  public String visit(Concat op, Node node) {
    return "concat";
  }

  @Override
  public String visit(Chunk op, Node node) {
    return "chunk";
  }

  @Override
  public String visit(Embedding op, Node node) {
    return "embedding";
  }

  @Override
  public String visit(AddPositions op, Node node) {
    return "add positions";
  }

  @Override
  public String visit(PickToken op, Node node) {
    return "pick token";
  }

  @Override
  public String visit(ToTokens op, Node node) {
    return "image to tokens";
  }

  @Override
  public String visit(ToImage op, Node node) {
    return "tokens to image";
  }

  @Override
  public String visit(Sinusoid op, Node node) {
    return "sinusoid";
  }
}
