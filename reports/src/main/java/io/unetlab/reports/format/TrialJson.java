package io.unetlab.reports.format;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.unetlab.ablations.exec.TargetLatencies;
import io.unetlab.ablations.quality.Term;
import io.unetlab.ablations.study.EvidenceKind;
import io.unetlab.ablations.study.Firmness;
import io.unetlab.ablations.trial.PartRun;
import io.unetlab.ablations.trial.TrialResult;
import io.unetlab.ablations.trial.TrialResult.Completed;
import io.unetlab.profiler.latency.Interval;
import io.unetlab.reports.view.Trials;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/** A trial, as part of a study's JSON. */
record TrialJson(
    @Doc("its number") int trial,
    @Doc("the choices that differ from the base, or `base`") String variant,
    @Doc("option by factor, all factors") Map<String, String> choices,
    @Doc(
            "`chosen`, `feasible`, `violates`, `not measured` (within the limits, but without the"
                + " latency that the rule uses), `not predicted` (the same, where a latency model"
                + " refuses it), `unknown quality`, `rejected` (cannot exist) or"
                + " `failed` (an internal error)")
        String standing,
    @Doc("why it cannot be chosen; empty if it can") List<String> reasons,
    @JsonUnwrapped @Nullable Counted of) {

  static TrialJson of(TrialResult trial, Trials trials) {
    return new TrialJson(
        trials.number(trial.variant()),
        trial.variant().label(),
        trial.variant().choices(),
        trials.standing(trial).text(),
        trials.reasons(trial),
        trial instanceof Completed completed ? Counted.of(completed, trials) : null);
  }

  record Counted(
      @Doc("of its network; only variants that were counted have this and the following keys")
          String hash,
      @Doc("of a pipeline; empty for a network that stands alone") List<Part> parts,
      @Doc("number of the earlier trial with the same network; else `null`")
          Optional<Integer> sameAs,
      @Doc("exact values by metric, as in a network's JSON") Map<String, BigDecimal> counted,
      @Doc(
              "the latency in milliseconds on each target where it is known, by its metric:"
                  + " `latency`, `latency@pixel`; the median if measured, the source's figure if"
                  + " imported, the estimate if predicted")
          Map<String, BigDecimal> measured,
      @Doc("those that a model predicts, by metric") Map<String, Predicted> predicted,
      @Doc("the names of those that are not valid") List<String> doubtful,
      @Doc("predictions by metric") Map<String, Prediction> quality) {

    static Counted of(Completed trial, Trials trials) {
      Map<String, Prediction> quality = new LinkedHashMap<>();
      trial.quality().forEach((metric, it) -> quality.put(metric.name(), Prediction.of(it)));
      return new Counted(
          trial.hash().hex(),
          trial.parts().stream().map(Part::of).toList(),
          trial.sameAs().map(trials::number),
          trial.counted().values(),
          trial.measured().values(),
          Predicted.of(trial, trials),
          trial.doubtful().stream().sorted().toList(),
          quality);
    }
  }

  record Predicted(
      @Doc("lower end of the 95 % interval in milliseconds; `null` without one")
          Optional<BigDecimal> low,
      @Doc("upper end of it; `null` without one") Optional<BigDecimal> high) {

    static Map<String, Predicted> of(Completed trial, Trials trials) {
      Map<String, Predicted> predicted = new LinkedHashMap<>();
      for (TargetLatencies each : trials.result().latencies()) {
        trials
            .result()
            .predicted(each.metric())
            .filter(it -> trial.isPredicted(it.metric()))
            .ifPresent(it -> predicted.put(it.metric().name(), of(it.interval(trial))));
      }
      return predicted;
    }

    private static Predicted of(Optional<Interval> interval) {
      return new Predicted(
          interval.map(it -> Digits.twelve(it.low())),
          interval.map(it -> Digits.twelve(it.high())));
    }
  }

  record Part(
      @Doc("its key in a pipeline's file: `unet`") String part,
      @Doc("of its network, by which latencies belong to it") String hash,
      @Doc("forward passes for one picture") long runs) {

    static Part of(PartRun part) {
      return new Part(part.word(), part.network().hex(), part.runs());
    }
  }

  record Prediction(
      @Doc("`null` when unknown") Optional<BigDecimal> value,
      @Doc("its standard deviation; `null` if a link has none") OptionalDouble sd,
      @Doc("whether this exact network was trained") boolean measured,
      @Doc("the weakest in its chain") Optional<EvidenceKind> kind,
      @Doc("the weakest in its chain") Optional<Firmness> firmness,
      @Doc("its terms; the amounts add up to the value") List<Link> chain,
      @Doc("why it is unknown") List<String> missing) {

    static Prediction of(io.unetlab.ablations.quality.Prediction prediction) {
      return new Prediction(
          prediction.value(),
          TrialJson.sd(prediction),
          prediction.isMeasured(),
          prediction.weakestKind(),
          prediction.weakestFirmness(),
          prediction.chain().stream().map(Link::of).toList(),
          prediction.missing());
    }
  }

  record Link(
      @Doc("`base`, a choice, or `trained`") String term,
      @Doc("its contribution") BigDecimal amount,
      @Doc("its standard deviation; `null` if not stated") OptionalDouble sd,
      @Doc("how it is known") EvidenceKind kind,
      @Doc("how firm it is") Firmness firmness,
      @Doc("where it can be looked up") String source) {

    static Link of(Term term) {
      return new Link(
          term.label(), term.amount(), term.sd(), term.kind(), term.firmness(), term.source());
    }
  }

  private static OptionalDouble sd(io.unetlab.ablations.quality.Prediction prediction) {
    return prediction.chain().isEmpty() || !prediction.withoutSd().isEmpty()
        ? OptionalDouble.empty()
        : OptionalDouble.of(prediction.sd());
  }
}
