/**
 * Runs .tflite files in LiteRT (TensorFlow Lite) on this machine's CPU.
 *
 * <p>No other package of this module depends on the runtime.
 */
@NullMarked
package io.unetlab.builders.litert;

import org.jspecify.annotations.NullMarked;
