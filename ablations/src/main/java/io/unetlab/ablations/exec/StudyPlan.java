package io.unetlab.ablations.exec;

import io.unetlab.ablations.design.Association;
import io.unetlab.ablations.design.DesignKind;
import io.unetlab.ablations.design.DesignPlan;
import io.unetlab.ablations.study.StudySpec;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * What running a study comes to, told before anything of it runs.
 *
 * @param distinct networks among the variants that differ
 * @param impossible how many variants break a rule, by the choices that are to blame; the base's
 *     own fault has no choices
 * @param faults how many variants could not be built through our fault
 * @param associations pairs of factors whose choices go together among a part's variants that can
 *     exist, for the parts that have such pairs
 * @param countingSeconds to build and count every variant, estimated from a sample
 * @param measuring one for each target that is measured on; none when the study asks for no latency
 */
public record StudyPlan(
    StudySpec study,
    DesignPlan design,
    int distinct,
    Map<String, Integer> impossible,
    int faults,
    Map<DesignKind, List<Association>> associations,
    double countingSeconds,
    List<MeasuringPlan> measuring) {

  public StudyPlan {
    Objects.requireNonNull(study, "study");
    Objects.requireNonNull(design, "design");
    impossible = Collections.unmodifiableMap(new LinkedHashMap<>(impossible));
    associations = Collections.unmodifiableMap(new LinkedHashMap<>(associations));
    measuring = List.copyOf(measuring);
  }

  /** How many variants break a rule. */
  public int rejected() {
    return impossible.values().stream().mapToInt(Integer::intValue).sum();
  }
}
