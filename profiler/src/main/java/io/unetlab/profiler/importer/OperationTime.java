package io.unetlab.profiler.importer;

import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * One operation in the tool's view: often several fused operations of the network.
 *
 * @param name in the tool's terms
 * @param type the operator: {@code CONV_2D}
 * @param ms milliseconds of one run, on average
 * @param share of all operations' time, 0.25 for 25 %
 * @param processor where it ran: {@code CPU}, {@code NPU}
 */
public record OperationTime(
    String name, String type, double ms, OptionalDouble share, Optional<String> processor) {

  public OperationTime {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(type, "type");
    Objects.requireNonNull(share, "share");
    Objects.requireNonNull(processor, "processor");
  }
}
