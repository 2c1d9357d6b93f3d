/**
 * Runs a graph as a network of DJL's blocks and arrays on the PyTorch engine. {@link
 * io.unetlab.builders.djl.Kernels} provides what DJL's Java API lacks; only {@code TorchModule} and
 * the classes that call it use the engine's internals.
 */
@NullMarked
package io.unetlab.builders.djl;

import org.jspecify.annotations.NullMarked;
