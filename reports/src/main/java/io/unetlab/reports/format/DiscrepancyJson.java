package io.unetlab.reports.format;

import io.unetlab.ablations.analysis.Discrepancy;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/** A saving that does not show up where one would expect it, as part of a study's JSON. */
record DiscrepancyJson(
    @Doc("what does not show the saving") Discrepancy.Kind kind,
    @Doc("`factor=option`") String choice,
    @Doc("on the `ladder`, or in the `mean` over the trials") String seen,
    @Doc("a metric") String saved,
    @Doc("by how much, relative, below 0") BigDecimal saving,
    @Doc("another metric") String other,
    @Doc("of the other metric, relative; `null` if no change can be told from noise")
        Optional<BigDecimal> change,
    @Doc("of the change, low and high; `null` unless the other metric is a latency")
        Optional<List<BigDecimal>> interval) {

  static DiscrepancyJson of(Discrepancy discrepancy) {
    return new DiscrepancyJson(
        discrepancy.kind(),
        discrepancy.label(),
        discrepancy.ladder() ? "ladder" : "mean",
        discrepancy.saved().name(),
        Digits.twelve(discrepancy.saving()),
        discrepancy.other().name(),
        discrepancy.kind() == Discrepancy.Kind.NO_TIME_TOLD
            ? Optional.empty()
            : Optional.of(Digits.twelve(discrepancy.change())),
        discrepancy.interval().map(Digits::twelve));
  }
}
