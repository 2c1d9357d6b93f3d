package io.unetlab.ablations.quality;

import io.unetlab.ablations.study.EvidenceKind;
import io.unetlab.ablations.study.Firmness;
import java.math.BigDecimal;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * One link of a prediction's chain.
 *
 * @param label {@code base}, {@code trained} for a network that was trained itself, or the choice
 *     as {@code factor=option}
 * @param amount the value of the base or of the trained network, or what the choice adds to it
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

  static final String BASE = "base";
  static final String TRAINED = "trained";

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

  /** Whose whole value the amount is, for a sentence; empty for what a choice adds. */
  public Optional<String> owner() {
    return switch (label) {
      case BASE -> Optional.of("the base");
      case TRAINED -> Optional.of("the trained network");
      default -> Optional.empty();
    };
  }
}
