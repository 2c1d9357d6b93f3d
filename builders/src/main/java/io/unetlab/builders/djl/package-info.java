/**
 * A graph as a network that runs: DJL's blocks and arrays on the PyTorch engine. What DJL's Java
 * API lacks comes through {@link io.unetlab.builders.djl.FusedKernels}, the one class that touches
 * the engine's internals.
 */
@NullMarked
package io.unetlab.builders.djl;

import org.jspecify.annotations.NullMarked;
