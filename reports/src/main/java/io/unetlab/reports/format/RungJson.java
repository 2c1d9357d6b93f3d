package io.unetlab.reports.format;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.unetlab.ablations.analysis.Rung;
import io.unetlab.ablations.study.Effect;
import io.unetlab.ablations.study.Evidence;
import io.unetlab.ablations.study.EvidenceKind;
import io.unetlab.ablations.study.Firmness;
import io.unetlab.reports.view.Trials;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/** An edit of the ladder, as part of a study's JSON. */
record RungJson(
    @Doc("that the edit is of") String factor,
    @Doc("that it chooses") String option,
    @Doc("`false`: tried and reverted") boolean kept,
    @Doc("number of the trial that was edited") int before,
    @Doc("number of the trial with the edit") int trial,
    @Doc("by metric") Map<String, Change> changes) {

  static RungJson of(Rung rung, Trials trials) {
    Map<String, Change> changes = new LinkedHashMap<>();
    rung.changes()
        .forEach(it -> changes.put(it.metric().name(), Change.of(it, relative(rung, it, trials))));
    return new RungJson(
        rung.step().factor().name(),
        rung.step().option().name(),
        rung.step().kept(),
        trials.number(rung.step().before()),
        trials.number(rung.step().variant()),
        changes);
  }

  private static Optional<BigDecimal> relative(
      Rung rung, io.unetlab.ablations.analysis.Change change, Trials trials) {
    return trials
        .result()
        .compare(change.metric(), rung.after(), rung.before())
        .flatMap(
            it ->
                it.isToldApart() ? Optional.of(Digits.twelve(it.estimate() - 1)) : Optional.empty())
        .or(change::relative);
  }

  record Change(
      @Doc("the value before the edit") Optional<BigDecimal> before,
      @Doc("the value with the edit") Optional<BigDecimal> after,
      @Doc("0.1 is 10 % more; `null` for latencies that are not told apart or not valid")
          Optional<BigDecimal> relative,
      @Doc("the changes that sources publish for the edit") List<Published> published) {

    static Change of(io.unetlab.ablations.analysis.Change change, Optional<BigDecimal> relative) {
      return new Change(
          change.before(),
          change.after(),
          relative,
          change.published().stream().map(Published::of).toList());
    }
  }

  record Published(
      @JsonInclude(JsonInclude.Include.NON_ABSENT)
          @Doc("0.1 is 10 % more; left out if the value without the edit is 0")
          Optional<BigDecimal> relative,
      @JsonInclude(JsonInclude.Include.NON_ABSENT) @Doc("left out if the source gives no values")
          Optional<BigDecimal> value,
      @JsonInclude(JsonInclude.Include.NON_ABSENT)
          @Doc("the value without the edit; left out with `value`")
          Optional<BigDecimal> baseline,
      @Doc("standard deviation of the difference; `null` if not stated") OptionalDouble sd,
      @Doc("how it is known") EvidenceKind kind,
      @Doc("how firm it is") Firmness firmness,
      @Doc("where it can be looked up") String source) {

    static Published of(Evidence evidence) {
      Optional<Effect.Absolute> values =
          evidence.effect() instanceof Effect.Absolute it ? Optional.of(it) : Optional.empty();
      return new Published(
          evidence.effect().relative(),
          values.map(Effect.Absolute::value),
          values.map(Effect.Absolute::baseline),
          evidence.sd(),
          evidence.kind(),
          evidence.firmness(),
          evidence.source());
    }
  }
}
