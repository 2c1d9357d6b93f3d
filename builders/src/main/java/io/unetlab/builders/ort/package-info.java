/**
 * Runs ONNX files in ONNX Runtime on this machine's CPU.
 *
 * <p>No other package of this module depends on the runtime.
 */
@NullMarked
package io.unetlab.builders.ort;

import org.jspecify.annotations.NullMarked;
