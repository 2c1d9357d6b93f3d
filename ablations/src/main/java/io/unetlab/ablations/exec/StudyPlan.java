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
import java.util.Optional;

/**
 * The work that running a study takes, estimated before it runs.
 *
 * @param distinct number of distinct networks among the variants
 * @param same for each network of several variants, by the number of its first variant, the numbers
 *     of the others
 * @param impossible how many variants break a rule, by the choices to blame; no choices if the base
 *     breaks it
 * @param faults how many variants could not be built because of a fault of this program
 * @param associations pairs of factors whose choices are associated among a part's valid variants,
 *     for the parts with such pairs
 * @param scores how many options are scored, each alone on the base; 0 without scores
 * @param countingSeconds to build and count every variant, estimated from a sample
 * @param measuring one for each measured target; none when the study asks for no latency
 * @param training of the networks that measure quality; empty for a study that trains nothing
 * @param space of a search; empty without one
 */
public record StudyPlan(
    StudySpec study,
    DesignPlan design,
    int distinct,
    Map<Integer, List<Integer>> same,
    Map<String, Impossible> impossible,
    int faults,
    Map<DesignKind, List<Association>> associations,
    int scores,
    double countingSeconds,
    List<MeasuringPlan> measuring,
    Optional<TrainingsPlan> training,
    Optional<SpacePlan> space) {

  /**
   * Variants that cannot exist for one reason.
   *
   * @param rule the code and the sentence of the rule that the first of them breaks
   */
  public record Impossible(int variants, String rule) {

    public Impossible {
      Objects.requireNonNull(rule, "rule");
    }

    Impossible andOne() {
      return new Impossible(variants + 1, rule);
    }
  }

  public StudyPlan {
    Objects.requireNonNull(study, "study");
    Objects.requireNonNull(design, "design");
    same = Collections.unmodifiableMap(new LinkedHashMap<>(same));
    impossible = Collections.unmodifiableMap(new LinkedHashMap<>(impossible));
    associations = Collections.unmodifiableMap(new LinkedHashMap<>(associations));
    measuring = List.copyOf(measuring);
    Objects.requireNonNull(training, "training");
    Objects.requireNonNull(space, "space");
  }

  /** How many variants break a rule. */
  public int rejected() {
    return impossible.values().stream().mapToInt(Impossible::variants).sum();
  }
}
