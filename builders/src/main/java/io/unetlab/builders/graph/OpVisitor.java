package io.unetlab.builders.graph;

/**
 * A reader of operations: one case for each, checked by the compiler. Deliberately without default
 * methods.
 */
public interface OpVisitor<R> {

  R visit(Input op, Node node);

  R visit(Conv2d op, Node node);

  R visit(Linear op, Node node);

  R visit(GroupNorm op, Node node);

  R visit(LayerNorm op, Node node);

  R visit(RmsNorm op, Node node);

  R visit(Activate op, Node node);

  R visit(Affine op, Node node);

  R visit(Add op, Node node);

  R visit(AddPerChannel op, Node node);

  R visit(Multiply op, Node node);

  R visit(Attention op, Node node);

  R visit(Upsample op, Node node);

  R visit(Concat op, Node node);

  R visit(Chunk op, Node node);

  R visit(Embedding op, Node node);

  R visit(AddPositions op, Node node);

  R visit(PickToken op, Node node);

  R visit(ToTokens op, Node node);

  R visit(ToImage op, Node node);

  R visit(Sinusoid op, Node node);
}
