package io.unetlab.ablations.study;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * A ladder's steps, or how to find them.
 *
 * @param given in the order of the file; empty without a ladder, and for a best order
 */
public record LadderSpec(List<Design.Step> given, Optional<BestOrder> best) {

  public LadderSpec {
    given = List.copyOf(given);
    Objects.requireNonNull(best, "best");
  }
}
