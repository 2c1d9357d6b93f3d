package io.unetlab.profiler.runtime;

import io.unetlab.builders.djl.NumberType;
import io.unetlab.profiler.latency.LatencyProtocol;
import java.util.Objects;

/**
 * How networks are measured.
 *
 * @param threads that an operation may use
 * @param precision of the numbers that the networks compute in
 * @param weightsSeed of the weights and inputs
 * @param runSeed of the rounds' orders and of the bootstrap
 */
public record BenchSettings(
    LatencyProtocol protocol, int threads, NumberType precision, long weightsSeed, long runSeed) {

  public BenchSettings {
    Objects.requireNonNull(protocol, "protocol");
    Objects.requireNonNull(precision, "precision");
    if (threads < 1) {
      throw new IllegalArgumentException("threads must be at least 1, found " + threads);
    }
  }

  /** float32 on all cores, seeds 0. */
  public static BenchSettings of(LatencyProtocol protocol) {
    return new BenchSettings(
        protocol, Runtime.getRuntime().availableProcessors(), NumberType.FLOAT32, 0, 0);
  }
}
