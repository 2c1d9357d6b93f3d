/**
 * A graph as a network that runs: DJL's blocks and arrays on the PyTorch engine. What DJL's Java
 * API lacks comes through {@link io.unetlab.builders.djl.Kernels}; below it only {@code
 * TorchModule} and the classes that call it touch the engine's internals.
 */
@NullMarked
package io.unetlab.builders.djl;

import org.jspecify.annotations.NullMarked;
