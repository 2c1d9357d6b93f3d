/**
 * The weights of a network: read from checkpoints, generated from a seed, transferred from a larger
 * network.
 *
 * <p>{@link io.unetlab.builders.weights.WeightStore} is a set of named tensors, whose numbers are
 * read or generated piece by piece on demand and never held by the store. {@link
 * io.unetlab.builders.weights.Safetensors} reads stores from files and {@link
 * io.unetlab.builders.weights.SafetensorsWriter} writes them; {@link
 * io.unetlab.builders.weights.WeightMatch} checks a store against a graph, under whatever names the
 * file has ({@code CheckpointNames}); {@link io.unetlab.builders.weights.Initializers} generates a
 * graph's weights from a seed; {@link io.unetlab.builders.weights.Transfer} takes what fits from a
 * checkpoint.
 */
package io.unetlab.builders.weights;
