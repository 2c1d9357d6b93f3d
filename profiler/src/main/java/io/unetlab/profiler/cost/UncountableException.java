package io.unetlab.profiler.cost;

import io.unetlab.builders.graph.Node;
import io.unetlab.spec.source.SourceLocation;

/** A network is so large that a count of it does not fit 64 bits; says at which operation. */
public final class UncountableException extends ArithmeticException {

  private static final long serialVersionUID = 1L;

  private final transient SourceLocation location;

  UncountableException(Node node, ArithmeticException cause) {
    super(node.path() + ": the network's counts do not fit 64 bits");
    initCause(cause);
    this.location = node.location();
  }

  /** The part of the spec that asked for the operation. */
  public SourceLocation location() {
    return location;
  }
}
