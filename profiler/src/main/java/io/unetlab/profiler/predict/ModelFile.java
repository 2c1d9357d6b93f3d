package io.unetlab.profiler.predict;

import java.util.List;
import java.util.Objects;

/**
 * A latency model with what it was fitted to.
 *
 * @param model what predicts
 * @param kernelMillis what the calibration kernel took at the speed that all times are given at
 * @param networks whole networks that were measured
 * @param errors of predictions for what the model was fitted without
 */
public record ModelFile(
    LatencyModel model, double kernelMillis, List<NetworkTime> networks, List<ErrorRow> errors) {

  public ModelFile {
    Objects.requireNonNull(model, "model");
    networks = List.copyOf(networks);
    errors = List.copyOf(errors);
  }
}
