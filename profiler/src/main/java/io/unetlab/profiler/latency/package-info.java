/**
 * How long networks take, measured so that the figures may be believed: warm-up and stopping by
 * rule, contenders interleaved in random order, a calibration kernel between rounds, every sample
 * kept, and a verdict beside every figure. It knows no engine: who measures hands in {@link
 * io.unetlab.profiler.latency.Contender}s.
 */
package io.unetlab.profiler.latency;
