package io.unetlab.ablations.exact;

import java.math.BigDecimal;
import java.util.List;

/**
 * A member of a front.
 *
 * @param configuration one of those with these values; of equally good parts, it has those with
 *     fewer changes
 * @param values of the goals, in their order
 */
public record FrontMember(int[] configuration, List<BigDecimal> values) {

  public FrontMember {
    configuration = configuration.clone();
    values = List.copyOf(values);
  }

  @Override
  public int[] configuration() {
    return configuration.clone();
  }
}
