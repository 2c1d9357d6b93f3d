/**
 * A graph as an ONNX file.
 *
 * <p>{@link io.unetlab.builders.onnx.OnnxOps} lowers each operation, {@link
 * io.unetlab.builders.onnx.OnnxGraph} collects nodes and initializers under unique names that start
 * with the graph's paths, {@link io.unetlab.builders.onnx.OnnxWriter} writes them to a file piece
 * by piece. docs/onnx.md explains the choice of forms.
 */
@NullMarked
package io.unetlab.builders.onnx;

import org.jspecify.annotations.NullMarked;
