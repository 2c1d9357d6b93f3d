package io.unetlab.reports.format;

import io.unetlab.ablations.exec.SpacePlan;
import io.unetlab.ablations.exec.StudyPlan;
import io.unetlab.ablations.study.Constraint;
import io.unetlab.ablations.study.Factor;
import io.unetlab.ablations.study.Option;
import io.unetlab.reports.view.SpaceText;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import java.util.Optional;

/** The space of a search before any of it is tried, as part of a plan's JSON. */
record SpacePlanJson(
    @Doc("of the factors' options; may exceed 64 bits") BigInteger combinations,
    @Doc("by conditions and comparisons; `null` if not known") Optional<BigInteger> sound,
    @Doc("of these, those that break no rule of networks; `null` if not known")
        Optional<BigInteger> existing,
    @Doc("over those that exist, of the metrics that decompose") List<Range> ranges,
    @Doc("of the networks") List<Part> parts,
    @Doc("options that no configuration has, or none within a limit") List<Gap> gaps,
    @Doc("all of it in sentences") List<String> sentences) {

  static SpacePlanJson of(SpacePlan space, StudyPlan plan) {
    return new SpacePlanJson(
        space.combinations(),
        space.sound(),
        space.existing(),
        space.ranges().stream()
            .map(it -> new Range(it.metric().name(), it.base(), it.least(), it.greatest()))
            .toList(),
        space.parts().stream()
            .map(it -> new Part(it.name(), it.factors().stream().map(Factor::name).toList()))
            .toList(),
        space.gaps().stream().map(Gap::of).toList(),
        new SpaceText(space, plan.study().factors()).sentences());
  }

  record Range(
      @Doc("its name") String metric,
      @Doc("the base's value") BigDecimal base,
      @Doc("of all configurations") BigDecimal least,
      @Doc("of all configurations") BigDecimal greatest) {}

  record Part(
      @Doc("its scope") String part, @Doc("those that its costs depend on") List<String> factors) {}

  record Gap(
      @Doc("its name") String factor,
      @Doc("the options") List<String> options,
      @Doc("within which none of them exists; `null` if none exists at all") Optional<String> limit,
      @Doc("the value nearest to the limit that one has; `null` without a limit or a value")
          Optional<BigDecimal> nearest,
      @Doc("what forbids them, or is unknown of them; may be empty") String reason) {

    static Gap of(SpacePlan.Gap gap) {
      return new Gap(
          gap.factor().name(),
          gap.options().stream().map(Option::name).toList(),
          gap.limit().map(Constraint::text),
          gap.nearest(),
          gap.reason());
    }
  }
}
