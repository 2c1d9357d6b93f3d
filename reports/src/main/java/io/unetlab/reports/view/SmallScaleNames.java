package io.unetlab.reports.view;

import io.unetlab.ablations.analysis.Rung;
import io.unetlab.ablations.design.LadderStep;
import io.unetlab.ablations.design.Variant;
import io.unetlab.ablations.trained.Trainings;
import java.util.Optional;

/** How reports call networks that were trained: by the step of the ladder that leads to them. */
record SmallScaleNames(Trials trials) {

  /** {@code base}, {@code #3: relu, from the start}, or the number alone. */
  String of(Trainings.Network network) {
    if (network.variant().isBase()) {
      return "base";
    }
    String detail = detail(network);
    return trials.tag(network.variant()) + (detail.isEmpty() ? "" : ": " + detail);
  }

  /** The number. */
  String brief(Trainings.Network network) {
    return network.variant().isBase() ? "base" : trials.tag(network.variant());
  }

  /** The step that leads to the network; empty if none does. */
  String detail(Trainings.Network network) {
    return step(network.variant())
        .map(it -> it.option().title() + (it.kept() ? "" : " (reverted)"))
        .orElse("");
  }

  private Optional<LadderStep> step(Variant variant) {
    return trials.result().ladder().rungs().stream()
        .map(Rung::step)
        .filter(it -> it.variant().equals(variant))
        .findFirst();
  }
}
