package io.unetlab.profiler.predict;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * A latency model with what it was fitted to.
 *
 * @param model what predicts
 * @param kernelMillis what the calibration kernel took at the speed that all times are given at
 * @param networks whole networks that were measured
 * @param errors of predictions for what the model was fitted without
 * @param asked what should be in it; empty if that is not known
 */
public record ModelFile(
    LatencyModel model,
    double kernelMillis,
    List<NetworkTime> networks,
    List<ErrorRow> errors,
    Optional<Asked> asked) {

  public ModelFile {
    Objects.requireNonNull(model, "model");
    Objects.requireNonNull(asked, "asked");
    networks = List.copyOf(networks);
    errors = List.copyOf(errors);
  }

  public ModelFile(
      LatencyModel model, double kernelMillis, List<NetworkTime> networks, List<ErrorRow> errors) {
    this(model, kernelMillis, networks, errors, Optional.empty());
  }

  /** The same, with what should be in it. */
  public ModelFile with(Asked all) {
    return new ModelFile(model, kernelMillis, networks, errors, Optional.of(all));
  }

  /** Whether a fit was stopped before it had measured everything. */
  public boolean isIncomplete() {
    return asked
        .filter(
            it -> model.operations().size() < it.operations() || networks.size() < it.networks())
        .isPresent();
  }
}
