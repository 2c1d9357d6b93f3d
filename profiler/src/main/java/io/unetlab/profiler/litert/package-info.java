/**
 * Networks on LiteRT's own tool, benchmark_model, on a device: written as .tflite files, run in the
 * rounds of a {@link io.unetlab.profiler.device.DeviceBench}.
 */
@NullMarked
package io.unetlab.profiler.litert;

import org.jspecify.annotations.NullMarked;
