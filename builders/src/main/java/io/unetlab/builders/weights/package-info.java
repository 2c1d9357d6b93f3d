/**
 * The numbers in a network: read from checkpoints, made from a seed, carried from a bigger network.
 *
 * <p>{@link io.unetlab.builders.weights.WeightStore} is a set of named tensors, whose numbers are
 * read or made piece by piece when somebody asks: no store holds them. {@link
 * io.unetlab.builders.weights.Safetensors} reads stores from files and {@link
 * io.unetlab.builders.weights.SafetensorsWriter} writes them; {@link
 * io.unetlab.builders.weights.WeightMatch} holds a store against a graph; {@link
 * io.unetlab.builders.weights.Initializers} makes a graph's weights from a seed; {@link
 * io.unetlab.builders.weights.Transfer} takes what fits from a checkpoint.
 */
package io.unetlab.builders.weights;
