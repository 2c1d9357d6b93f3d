package io.unetlab.reports.format;

import io.unetlab.ablations.analysis.Front;
import io.unetlab.ablations.exec.Explanation;
import io.unetlab.ablations.exec.ReferencePoint;
import io.unetlab.ablations.exec.StudyProvenance;
import io.unetlab.ablations.exec.StudyResult;
import io.unetlab.ablations.exec.TargetLatencies;
import io.unetlab.ablations.study.Objective;
import io.unetlab.profiler.metric.Metric;
import io.unetlab.reports.table.JsonText;
import io.unetlab.reports.view.Trials;
import java.io.IOException;
import java.io.Writer;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** A study's result as JSON. */
record StudyJson(
    @Doc("3") int format,
    @Doc("`\"study_result\"`") String kind,
    @Doc("of the study") String name,
    @Doc("of the study") String title,
    @Doc("what the result follows from") Provenance provenance,
    @Doc("what was chosen, and why") DecisionJson decision,
    @Doc("the edits in order") List<RungJson> ladder,
    @Doc("what the factors do to each metric") List<EffectsJson> effects,
    @Doc("how the change from the base to the choice divides; `null` when nothing changed")
        Optional<ShapleyJson> shapley,
    @Doc("savings that do not show where one would look for them")
        List<DiscrepancyJson> discrepancies,
    @Doc("the variants that no other beats in all goals") List<FrontJson> fronts,
    @Doc("one for each of the study's targets whose latency it asks for")
        List<Measured> measurements,
    @Doc("published models") List<Reference> references,
    @Doc("every variant that the design asks for, in its order") Stream<TrialJson> trials) {

  /** Writes the document, a trial at a time: all of them may be more than the memory holds. */
  static void write(Trials trials, Writer out) throws IOException {
    JsonText.write(of(trials), out);
  }

  private static StudyJson of(Trials trials) {
    StudyResult result = trials.result();
    Explanation explanation = trials.explanation();
    return new StudyJson(
        3,
        "study_result",
        result.study().name(),
        result.study().title(),
        Provenance.of(result.provenance()),
        DecisionJson.of(trials),
        result.ladder().rungs().stream().map(it -> RungJson.of(it, trials)).toList(),
        explanation.effects().stream().map(EffectsJson::of).toList(),
        explanation.shares().map(it -> ShapleyJson.of(it, trials)),
        explanation.discrepancies().stream().map(DiscrepancyJson::of).toList(),
        result.decision().fronts().stream().map(it -> FrontJson.of(it, trials)).toList(),
        result.latencies().stream().map(Measured::of).toList(),
        result.references().stream().map(it -> Reference.of(it, result)).toList(),
        result.trials().stream().map(it -> TrialJson.of(it, trials)));
  }

  record Provenance(
      @Doc("version of this program") String tool,
      @Doc("hash of what the study says") String study,
      @Doc("hash of its base's network") String base,
      @Doc("how many distinct networks were counted") int specs) {

    static Provenance of(StudyProvenance provenance) {
      return new Provenance(
          provenance.tool(), provenance.study(), provenance.base(), provenance.specs());
    }
  }

  record FrontJson(
      @Doc("which variants were compared") String among,
      @Doc("the first metric") String x,
      @Doc("the second metric") String y,
      @Doc("what each is better in") List<Goal> goals,
      @Doc("numbers of trials") List<Integer> trials) {

    static FrontJson of(Front front, Trials trials) {
      return new FrontJson(
          front.among(),
          front.x().name(),
          front.y().name(),
          front.goals().stream().map(Goal::of).toList(),
          front.members().stream().map(it -> trials.number(it.variant())).toList());
    }
  }

  record Goal(
      @Doc("its name") String metric, @Doc("which way is better") Objective.Direction direction) {

    static Goal of(Objective objective) {
      return new Goal(objective.metric().name(), objective.direction());
    }
  }

  record Measured(
      @Doc("its name") String target,
      @Doc("`host`, `device` or `imported`") String kind,
      @Doc("what its latency is called: `latency`, or `latency@` and the target's name")
          String metric,
      @Doc(
              "what was measured, whose networks are named `#` and their trial's number; `null`"
                  + " when nothing was")
          Optional<LatencyJson> run,
      @Doc("the same of further sessions") List<LatencyJson> furtherRuns,
      @Doc("why nothing was measured, else `null`") Optional<String> notMeasured,
      @Doc("the latencies of a file; else `null`") Optional<ImportJson> imported) {

    static Measured of(TargetLatencies latencies) {
      List<LatencyJson> runs = latencies.sessions().stream().map(LatencyJson::of).toList();
      return new Measured(
          latencies.target().name(),
          latencies.target().kind(),
          latencies.metric().name(),
          runs.stream().findFirst(),
          runs.stream().skip(1).toList(),
          latencies.obstacle(),
          latencies.target().imported().map(it -> ImportJson.of(it.file())));
    }
  }

  record Reference(
      @Doc("of the model") String name,
      @Doc("whether this program counted it") boolean counted,
      @Doc("where it can be looked up") String source,
      @Doc("by metric") Map<String, BigDecimal> values) {

    static Reference of(ReferencePoint point, StudyResult result) {
      Map<String, BigDecimal> values = new LinkedHashMap<>();
      for (Metric metric : result.study().metrics()) {
        point.value(metric).ifPresent(it -> values.put(metric.name(), it));
      }
      return new Reference(
          point.reference().name(), point.isCounted(), point.reference().source(), values);
    }
  }
}
