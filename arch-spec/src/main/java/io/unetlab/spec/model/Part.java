package io.unetlab.spec.model;

import java.util.Objects;

/**
 * One of the networks that together make a picture.
 *
 * @param word what it is for, also its key in a pipeline's file: {@code unet}; empty for a network
 *     that stands alone
 * @param network with a graph of its own, not made of parts
 * @param runs forward passes for one picture
 */
public record Part(String word, NetworkSpec network, long runs) {

  public Part {
    Objects.requireNonNull(word, "word");
    Objects.requireNonNull(network, "network");
    Require.positive("runs", Math.toIntExact(runs));
  }

  /** A network that stands alone, run once. */
  public static Part alone(NetworkSpec network) {
    return new Part("", network, 1);
  }
}
