package io.unetlab.builders.graph;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * One token of each text: states N x T x width and ids N x T to N x width. It is the first token
 * whose id ends the text; without such an id, that of the highest id, which ends the text in CLIP's
 * vocabulary.
 *
 * @param endOfText the id; a text that lacks it gives its first token, as in transformers
 */
public record PickToken(Optional<Integer> endOfText) implements Op {

  public PickToken {
    Objects.requireNonNull(endOfText, "endOfText");
    endOfText.ifPresent(id -> OpArguments.notNegative("endOfText", id));
  }

  @Override
  public boolean reads(int input, ElementType elements) {
    return input == 0 ? elements.isFloating() : elements.isWhole();
  }

  @Override
  public int arity() {
    return 2;
  }

  @Override
  public TensorShape shape(List<TensorShape> inputs) {
    TensorShape states = inputs.get(0);
    TensorShape ids = inputs.get(1);
    if (!states.isTokens()) {
      throw ShapeException.expected("tokens", states);
    }
    TensorShape fitting = TensorShape.of(states.dim(0), states.dim(1));
    if (!ids.equals(fitting)) {
      throw ShapeException.expected("the ids " + fitting, ids);
    }
    return TensorShape.of(states.dim(0), states.last());
  }

  @Override
  public <R> R accept(OpVisitor<R> visitor, Node node) {
    return visitor.visit(this, node);
  }
}
