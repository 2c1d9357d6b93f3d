package io.unetlab.builders.unet;

import io.unetlab.builders.graph.Node;
import io.unetlab.spec.model.NormSpec;
import java.util.Optional;

/**
 * What every block of a network has in common.
 *
 * @param norm every GroupNorm
 * @param embedding the activated time embedding: batch x width
 * @param encoderHiddenStates the text, batch x tokens x width; empty if nothing attends to it
 */
record Context(NormSpec norm, Node embedding, Optional<Node> encoderHiddenStates) {

  Node text() {
    return encoderHiddenStates.orElseThrow(
        () -> new IllegalStateException("cross-attention in a network without text"));
  }
}
