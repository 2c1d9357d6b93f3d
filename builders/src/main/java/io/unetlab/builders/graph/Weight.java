package io.unetlab.builders.graph;

import java.util.Objects;

/**
 * A parameter tensor. On an operation the name is local ({@code weight}, {@code bias}); on a node
 * it is the full name used by diffusers ({@code down_blocks.0.resnets.0.conv1.weight}).
 */
public record Weight(String name, TensorShape shape) {

  public Weight {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(shape, "shape");
  }
}
