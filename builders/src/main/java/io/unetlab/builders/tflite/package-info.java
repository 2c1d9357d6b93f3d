/**
 * A graph as a TensorFlow Lite file, which LiteRT runs.
 *
 * <p>{@link io.unetlab.builders.tflite.TfliteOps} lowers each operation, {@link
 * io.unetlab.builders.tflite.TfliteGraph} collects operators and tensors under unique names that
 * start with the graph's paths, {@link io.unetlab.builders.tflite.TfliteWriter} writes them and
 * streams the weights after them. docs/litert.md explains the choice of forms.
 */
@NullMarked
package io.unetlab.builders.tflite;

import org.jspecify.annotations.NullMarked;
