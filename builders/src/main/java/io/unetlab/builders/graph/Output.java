package io.unetlab.builders.graph;

import java.util.Objects;

/** An output of a network, with its name in files and for callers. */
public record Output(String name, Node node) {

  /** The name of a single output. */
  public static final String ONLY = "output";

  public Output {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(node, "node");
  }
}
