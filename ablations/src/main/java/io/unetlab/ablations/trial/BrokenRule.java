package io.unetlab.ablations.trial;

import io.unetlab.spec.source.Problem;
import java.util.Objects;

/**
 * A rule that a variant's network breaks, without the location: that is one of the base or of an
 * option, as for many other variants.
 *
 * @param code of the problem, such as {@code SPEC012}
 */
public record BrokenRule(String code, String message) {

  public BrokenRule {
    Objects.requireNonNull(code, "code");
    Objects.requireNonNull(message, "message");
  }

  public static BrokenRule of(Problem problem) {
    return new BrokenRule(problem.code().id(), problem.message());
  }

  /** As in a variant's reason. */
  public String text() {
    return code + " " + message;
  }
}
