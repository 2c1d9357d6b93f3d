package io.unetlab.builders.graph;

import io.unetlab.spec.source.SourceLocation;
import io.unetlab.spec.source.SpecCode;
import io.unetlab.spec.source.SpecException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * The only way to create a {@link Graph}: adds nodes in one scope and one role, checks shapes and
 * keeps names unique. Builders of nested scopes add to the same graph.
 */
public final class GraphBuilder {

  private static final String TOO_LONG =
      "a tensor of `%s` has a side of %,d; at most 2,147,483,647 can be counted";

  private final List<Node> nodes;
  private final Scope scope;
  private final Role role;
  // Names of the scope's children: a dozen at most, so a list is faster than a set.
  private final List<String> names;

  private GraphBuilder(List<Node> nodes, Scope scope, Role role, List<String> names) {
    this.nodes = nodes;
    this.scope = scope;
    this.role = role;
    this.names = names;
  }

  /** Starts a graph at its root scope. */
  public GraphBuilder(SourceLocation location) {
    this(new ArrayList<>(), Scope.root(location), Role.OTHER, new ArrayList<>());
  }

  /** A builder for a nested scope. */
  public GraphBuilder scope(String name) {
    return nested(name, scope.stage(), scope.location());
  }

  /** A builder for a nested scope requested by another part of the spec. */
  public GraphBuilder scope(String name, Stage stage, SourceLocation location) {
    return nested(name, stage, location);
  }

  private GraphBuilder nested(String name, Stage stage, SourceLocation location) {
    claim(name);
    return new GraphBuilder(nodes, scope.nest(name, stage, location), role, new ArrayList<>());
  }

  /** A builder for the same scope whose nodes have another role. */
  public GraphBuilder as(Role otherRole) {
    return new GraphBuilder(nodes, scope, otherRole, names);
  }

  /** A builder for the same scope whose nodes another part of the spec requested. */
  public GraphBuilder in(Stage stage, SourceLocation location) {
    return new GraphBuilder(nodes, scope.in(stage, location), role, names);
  }

  /** Declares an input of the graph. */
  public Node input(String name, Input input) {
    return add(name, input);
  }

  /**
   * Adds a node.
   *
   * @throws ShapeException naming the node if the inputs' shapes or element types do not fit
   * @throws SpecException if a dimension of the result is 2^31 or more
   * @throws IllegalStateException if the name is taken in this scope, an input belongs to another
   *     graph, or the number of inputs is wrong
   */
  public Node add(String name, Op op, Node... inputs) {
    claim(name);
    List<Node> reads = List.of(inputs);
    Node node = new Node(nodes.size(), scope, name, role, op, reads, shape(name, op, reads));
    nodes.add(node);
    return node;
  }

  private TensorShape shape(String name, Op op, List<Node> inputs) {
    if (inputs.size() != op.arity()) {
      throw new IllegalStateException(
          where(name, op) + ": reads " + op.arity() + ", got " + inputs.size());
    }
    TensorShape[] shapes = new TensorShape[inputs.size()];
    for (int i = 0; i < shapes.length; i++) {
      Node input = own(inputs.get(i));
      shapes[i] = input.shape();
      if (!op.reads(i, input.op().type())) {
        throw new ShapeException(
            String.format(
                Locale.ROOT,
                "%s: does not compute on %s, which %s is",
                where(name, op),
                input.op().type().text(),
                input.path()));
      }
    }
    try {
      return countable(name, op.shape(List.of(shapes)));
    } catch (ShapeException e) {
      throw new ShapeException(where(name, op) + ": " + e.getMessage());
    }
  }

  // Lets other code keep a dimension in an int.
  private TensorShape countable(String name, TensorShape shape) {
    for (int i = 0; i < shape.rank(); i++) {
      if (shape.dim(i) > Integer.MAX_VALUE) {
        throw SpecException.of(
            SpecCode.UNCOUNTABLE,
            scope.location(),
            String.format(Locale.ROOT, TOO_LONG, scope.child(name), shape.dim(i)),
            "");
      }
    }
    return shape;
  }

  private String where(String name, Op op) {
    return scope.child(name) + " (" + op + ")";
  }

  private void claim(String name) {
    if (names.contains(name)) {
      throw new IllegalStateException("two parts are named " + scope.child(name));
    }
    names.add(name);
  }

  private Node own(Node node) {
    if (node.id() >= nodes.size() || nodes.get(node.id()) != node) {
      throw new IllegalStateException(node.path() + " is of another graph");
    }
    return node;
  }

  /** The finished graph, with one output. */
  public Graph build(String name, Node output) {
    return build(name, List.of(new Output(Output.ONLY, output)));
  }

  /**
   * The finished graph.
   *
   * @param outputs one or more, with names distinct from each other and from the inputs'
   */
  public Graph build(String name, List<Output> outputs) {
    if (outputs.isEmpty()) {
      throw new IllegalArgumentException(name + " has no output");
    }
    Set<String> taken = new HashSet<>();
    nodes.stream().filter(node -> node.op() instanceof Input).forEach(it -> taken.add(it.path()));
    for (Output output : outputs) {
      own(output.node());
      if (!taken.add(output.name())) {
        throw new IllegalArgumentException(name + " has two tensors named " + output.name());
      }
    }
    return new Graph(name, nodes, outputs);
  }
}
