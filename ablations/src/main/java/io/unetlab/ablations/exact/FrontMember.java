package io.unetlab.ablations.exact;

import java.math.BigDecimal;
import java.util.List;

/** A member of a front: the values of the goals and a configuration that has them. */
public final class FrontMember {

  private final int[] configuration;
  private final List<BigDecimal> values;

  FrontMember(int[] configuration, List<BigDecimal> values) {
    this.configuration = configuration.clone();
    this.values = List.copyOf(values);
  }

  /** A configuration with its values. */
  static FrontMember of(int[] configuration, List<Goal> goals) {
    return new FrontMember(
        configuration,
        goals.stream().map(it -> it.column().decimal(it.column().at(configuration))).toList());
  }

  /** The same configuration with the values of other goals. */
  FrontMember of(List<Goal> goals) {
    return of(configuration, goals);
  }

  /** By factor, the index of its option; of equally good parts, those with fewer changes. */
  public int[] configuration() {
    return configuration.clone();
  }

  /** Of the goals, in their order. */
  public List<BigDecimal> values() {
    return values;
  }
}
