package io.unetlab.ablations.quality;

import io.unetlab.ablations.study.EvidenceKind;
import io.unetlab.ablations.study.Firmness;
import java.math.BigDecimal;
import java.util.Objects;

/**
 * One link of a prediction's chain.
 *
 * @param label {@code base}, or the choice as {@code factor=option}
 * @param amount the base's value, or what the choice adds to it
 * @param sd standard deviation of the amount, in the metric's unit; 0 where the source states none
 */
public record Term(
    String label,
    BigDecimal amount,
    double sd,
    EvidenceKind kind,
    Firmness firmness,
    String source) {

  public Term {
    Objects.requireNonNull(label, "label");
    Objects.requireNonNull(amount, "amount");
    if (!(sd >= 0)) {
      throw new IllegalArgumentException("sd must be at least 0, found " + sd);
    }
    Objects.requireNonNull(kind, "kind");
    Objects.requireNonNull(firmness, "firmness");
    Objects.requireNonNull(source, "source");
  }
}
