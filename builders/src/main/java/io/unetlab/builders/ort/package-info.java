/**
 * ONNX files that run, in ONNX Runtime on this machine's CPU.
 *
 * <p>Nothing else in this module knows a type of the runtime.
 */
@NullMarked
package io.unetlab.builders.ort;

import org.jspecify.annotations.NullMarked;
