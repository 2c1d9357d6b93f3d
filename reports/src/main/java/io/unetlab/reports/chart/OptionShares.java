package io.unetlab.reports.chart;

import java.util.List;
import java.util.Objects;

/**
 * How often each option of a factor occurs.
 *
 * @param options in the factor's order, those that occur
 */
public record OptionShares(String factor, List<OptionShare> options) {

  /**
   * One option.
   *
   * @param share of the networks that have it, from 0 to 1
   * @param chosen whether the choice has it
   */
  public record OptionShare(String option, double share, boolean chosen) {
    public OptionShare {
      Objects.requireNonNull(option, "option");
    }
  }

  public OptionShares {
    Objects.requireNonNull(factor, "factor");
    options = List.copyOf(options);
  }
}
