package io.unetlab.builders.graph;

import io.unetlab.spec.source.SourceLocation;
import java.util.List;

/** One operation in a graph with its inputs and its output. Equal only to itself. */
public final class Node {

  private final int id;
  private final Scope scope;
  private final String name;
  private final Role role;
  private final Op op;
  private final List<Node> inputs;
  private final TensorShape shape;

  Node(int id, Scope scope, String name, Role role, Op op, List<Node> inputs, TensorShape shape) {
    this.id = id;
    this.scope = scope;
    this.name = name;
    this.role = role;
    this.op = op;
    this.inputs = inputs;
    this.shape = shape;
  }

  /** Its index in the graph's order. */
  public int id() {
    return id;
  }

  public Scope scope() {
    return scope;
  }

  /** Its name in its scope; nodes with weights have the names of diffusers' modules. */
  public String name() {
    return name;
  }

  /** Its full name, the prefix of its weights' names. */
  public String path() {
    return scope.child(name);
  }

  public Role role() {
    return role;
  }

  public Op op() {
    return op;
  }

  public List<Node> inputs() {
    return inputs;
  }

  public Node input(int index) {
    return inputs.get(index);
  }

  /** The shape of its output. */
  public TensorShape shape() {
    return shape;
  }

  /** Its parameters with their full names. */
  public List<Weight> weights() {
    String prefix = path() + ".";
    return op.weights().stream()
        .map(weight -> new Weight(prefix + weight.name(), weight.shape()))
        .toList();
  }

  /** The part of the spec that it comes from. */
  public SourceLocation location() {
    return scope.location();
  }

  public <R> R accept(OpVisitor<R> visitor) {
    return op.accept(visitor, this);
  }

  @Override
  public String toString() {
    return path() + " " + op + " -> " + shape;
  }
}
