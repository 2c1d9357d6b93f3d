package io.unetlab.ablations.quality;

import io.unetlab.ablations.study.EvidenceKind;
import io.unetlab.ablations.study.Firmness;
import java.math.BigDecimal;
import java.util.Objects;
import java.util.OptionalDouble;

/**
 * One link of a prediction's chain.
 *
 * @param label {@code base}, or the choice as {@code factor=option}
 * @param amount the base's value, or what the choice adds to it
 * @param sd standard deviation of the amount, in the metric's unit; empty where the source states
 *     none
 */
public record Term(
    String label,
    BigDecimal amount,
    OptionalDouble sd,
    EvidenceKind kind,
    Firmness firmness,
    String source) {

  public Term {
    Objects.requireNonNull(label, "label");
    Objects.requireNonNull(amount, "amount");
    if (sd.isPresent() && !(sd.getAsDouble() > 0)) {
      throw new IllegalArgumentException("sd must be more than 0, found " + sd);
    }
    Objects.requireNonNull(kind, "kind");
    Objects.requireNonNull(firmness, "firmness");
    Objects.requireNonNull(source, "source");
  }
}
