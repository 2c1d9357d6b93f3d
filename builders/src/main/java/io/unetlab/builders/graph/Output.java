package io.unetlab.builders.graph;

import java.util.Objects;

/** What a network gives, under the name by which files and callers know it. */
public record Output(String name, Node node) {

  /** The name of an only output. */
  public static final String ONLY = "output";

  public Output {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(node, "node");
  }
}
