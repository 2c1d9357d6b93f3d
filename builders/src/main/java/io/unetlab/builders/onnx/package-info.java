/**
 * A graph as an ONNX file.
 *
 * <p>{@link io.unetlab.builders.onnx.OnnxOps} says what each operation becomes, {@link
 * io.unetlab.builders.onnx.OnnxGraph} collects nodes and initializers under unique names that begin
 * with the graph's paths, {@link io.unetlab.builders.onnx.OnnxWriter} puts them into a file piece
 * by piece. docs/onnx.md says which form is chosen where there is a choice.
 */
@NullMarked
package io.unetlab.builders.onnx;

import org.jspecify.annotations.NullMarked;
