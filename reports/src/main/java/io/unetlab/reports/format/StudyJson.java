package io.unetlab.reports.format;

import io.unetlab.ablations.analysis.Front;
import io.unetlab.ablations.exec.Explanation;
import io.unetlab.ablations.exec.ReferencePoint;
import io.unetlab.ablations.exec.StudyProvenance;
import io.unetlab.ablations.exec.StudyResult;
import io.unetlab.ablations.exec.StudyRun;
import io.unetlab.ablations.exec.TargetLatencies;
import io.unetlab.ablations.study.Objective;
import io.unetlab.ablations.study.Target;
import io.unetlab.profiler.metric.Metric;
import io.unetlab.reports.table.JsonText;
import io.unetlab.reports.view.RunText;
import io.unetlab.reports.view.Trials;
import java.io.IOException;
import java.io.Writer;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Stream;

/** A study's result as JSON. */
record StudyJson(
    @Doc("5") int format,
    @Doc("`\"study_result\"`") String kind,
    @Doc("of the study") String name,
    @Doc("of the study") String title,
    @Doc("what the result was computed from") Provenance provenance,
    @Doc("which the bytes assume: `\"float32\"`, or `\"int8/float16\"` for weights and activations")
        String precision,
    @Doc("what was chosen, and why") DecisionJson decision,
    @Doc("the edits in order") List<RungJson> ladder,
    @Doc("the factors' effects on each metric") List<EffectsJson> effects,
    @Doc(
            "how the change from the base to the choice divides among its choices; `null` if"
                + " nothing changed")
        Optional<ShapleyJson> shapley,
    @Doc("savings that do not show up where one would expect them")
        List<DiscrepancyJson> discrepancies,
    @Doc("Pareto fronts: the variants that no other dominates in the goals") List<FrontJson> fronts,
    @Doc("the front of a search; `null` for other designs") Optional<SearchJson> search,
    @Doc("one per target whose latency the study asks for") List<Measured> measurements,
    @Doc("published models") List<Reference> references,
    @Doc("every variant of the design, in its order") Stream<TrialJson> trials) {

  static final String FILE = "results.json";

  /** Writes the document one trial at a time, since all of them may not fit in memory. */
  static void write(Trials trials, Writer out) throws IOException {
    JsonText.write(of(trials), out);
  }

  private static StudyJson of(Trials trials) {
    StudyResult result = trials.result();
    Explanation explanation = trials.explanation();
    return new StudyJson(
        5,
        "study_result",
        result.study().name(),
        result.study().title(),
        Provenance.of(result),
        result.study().precision().text(),
        DecisionJson.of(trials),
        result.ladder().rungs().stream().map(it -> RungJson.of(it, trials)).toList(),
        explanation.effects().stream().map(EffectsJson::of).toList(),
        explanation.shares().map(it -> ShapleyJson.of(it, trials)),
        explanation.discrepancies().stream().map(DiscrepancyJson::of).toList(),
        result.decision().fronts().stream().map(it -> FrontJson.of(it, trials)).toList(),
        trials.searchFront().map(it -> SearchJson.of(it, trials)),
        result.latencies().stream().map(Measured::of).toList(),
        result.references().stream().map(it -> Reference.of(it, result)).toList(),
        result.trials().stream().map(it -> TrialJson.of(it, trials)));
  }

  record Provenance(
      @Doc("version of this program") String tool,
      @Doc("hash of the study's content") String study,
      @Doc("the pattern of `run --only`, if the result covers only a part; `null` for all")
          Optional<String> only,
      @Doc("hash of the base network") String base,
      @Doc("number of distinct networks counted") int specs,
      @Doc("when and how the study was run; `null` if it was run without a store")
          Optional<Run> run) {

    static Provenance of(StudyResult result) {
      StudyProvenance provenance = result.provenance();
      return new Provenance(
          provenance.tool(),
          provenance.study(),
          provenance.only(),
          provenance.base(),
          provenance.specs(),
          provenance.run().map(it -> Run.of(it, new RunText(result))));
    }
  }

  record Run(
      @Doc("when it ended, or, if it is not complete, when it started; ISO 8601, UTC") String at,
      @Doc("whether everything was run") boolean complete,
      @Doc("processor, system and Java of the machine that ran it; `null` if unknown")
          Optional<String> machine,
      @Doc(
              "what gives this report again, for a POSIX shell, in the folder of the run; empty if unknown")
          List<String> commands) {

    static Run of(StudyRun run, RunText text) {
      return new Run(run.at().toString(), run.complete(), text.machine(), text.commands());
    }
  }

  record FrontJson(
      @Doc("which variants were compared") String among,
      @Doc("the first metric") String x,
      @Doc("the second metric") String y,
      @Doc("the metrics compared, and their directions") List<Goal> goals,
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
      @Doc("`host`, `device`, `imported` or `predicted`") String kind,
      @Doc("the name of its latency: `latency`, or `latency@` and the target's name") String metric,
      @Doc(
              "the measurements, with networks named `#` and their trial's number; `null`"
                  + " if there are none")
          Optional<LatencyJson> run,
      @Doc("the same for further sessions") List<LatencyJson> furtherRuns,
      @Doc("why nothing was measured, else `null`") Optional<String> notMeasured,
      @Doc("the latencies of a file; else `null`") Optional<ImportJson> imported,
      @Doc("the model that predicts the latencies; else `null`") Optional<Model> predicted) {

    static Measured of(TargetLatencies latencies) {
      List<LatencyJson> runs = latencies.sessions().stream().map(LatencyJson::of).toList();
      return new Measured(
          latencies.target().name(),
          latencies.target().kind(),
          latencies.metric().name(),
          runs.stream().findFirst(),
          runs.stream().skip(1).toList(),
          latencies.obstacle(),
          latencies.target().imported().map(it -> ImportJson.of(it.file())),
          latencies.target().predicted().map(Model::of));
    }
  }

  record Model(
      @Doc("its file, as the study names it") String source,
      @Doc("what it holds for") PredictionJson.Target target,
      @Doc(
              "half the width of the 95 % interval of a network of measured operations, relative to"
                  + " the latency; `null` if it is unknown")
          OptionalDouble error) {

    static Model of(Target.Predicted it) {
      double error = it.model().error();
      return new Model(
          it.source(),
          PredictionJson.Target.of(it.model().target()),
          Double.isFinite(error) ? OptionalDouble.of(error) : OptionalDouble.empty());
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
