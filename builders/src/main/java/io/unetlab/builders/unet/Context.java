package io.unetlab.builders.unet;

import io.unetlab.builders.graph.Node;
import java.util.Optional;

/**
 * What every block of a network has in common.
 *
 * @param groups of every GroupNorm
 * @param embedding the activated time embedding: batch x width
 * @param encoderHiddenStates the text, batch x tokens x width; empty if nothing attends to it
 */
record Context(int groups, Node embedding, Optional<Node> encoderHiddenStates) {

  Node text() {
    return encoderHiddenStates.orElseThrow(
        () -> new IllegalStateException("cross-attention in a network without text"));
  }
}
