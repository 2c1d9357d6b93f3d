/**
 * Reliable latency measurement: warm-up and stopping by rule, contenders interleaved in random
 * order, a calibration kernel between rounds, every sample kept, and a verdict for every figure.
 * Independent of any engine: callers pass in {@link io.unetlab.profiler.latency.Contender}s.
 */
package io.unetlab.profiler.latency;
