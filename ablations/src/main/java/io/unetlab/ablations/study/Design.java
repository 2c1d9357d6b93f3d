package io.unetlab.ablations.study;

import java.util.List;
import java.util.Objects;

/**
 * Which variants a study asks for, in factors' and options' names; the base is always one of them.
 *
 * @param oneAtATime the factors whose other options are each tried alone on the base
 * @param ladder steps, each on top of the kept ones before it
 * @param factorial the factors whose options are tried in every combination
 */
public record Design(List<String> oneAtATime, List<Step> ladder, List<String> factorial) {

  /** One edit of the ladder. With {@code keep} false it is tried and put back. */
  public record Step(String factor, String option, boolean keep) {

    public Step {
      Objects.requireNonNull(factor, "factor");
      Objects.requireNonNull(option, "option");
    }
  }

  public Design {
    oneAtATime = List.copyOf(oneAtATime);
    ladder = List.copyOf(ladder);
    factorial = List.copyOf(factorial);
  }

  /** An upper bound of the number of variants, found without laying them out. */
  public long size(List<Factor> factors) {
    long single = 0;
    long combined = factorial.isEmpty() ? 0 : 1;
    for (Factor factor : factors) {
      if (oneAtATime.contains(factor.name())) {
        single += factor.changes().size();
      }
      if (factorial.contains(factor.name())) {
        combined = times(combined, factor.options().size());
      }
    }
    long base = factorial.isEmpty() ? 1 : 0;
    long others = base + single + ladder.size();
    return combined > Long.MAX_VALUE - others ? Long.MAX_VALUE : combined + others;
  }

  private static long times(long count, int options) {
    return count > Long.MAX_VALUE / options ? Long.MAX_VALUE : count * options;
  }
}
