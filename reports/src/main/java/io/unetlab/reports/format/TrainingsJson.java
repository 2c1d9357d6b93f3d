package io.unetlab.reports.format;

import io.unetlab.reports.table.JsonText;
import io.unetlab.reports.view.TrainingDifference;
import io.unetlab.reports.view.TrainingView;
import io.unetlab.training.run.Judged;
import io.unetlab.training.run.TrainingReport;
import io.unetlab.training.run.TrainingResult;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/** The result of {@code train}, as JSON. */
public record TrainingsJson(
    @Doc("1") int format,
    @Doc("`\"trainings\"`") String kind,
    @Doc("the recipe's name") String recipe,
    @Doc("one for each network and seed, in the order in which they were started")
        List<Training> trainings,
    @Doc("of the other networks to the first one; empty without pairs of one seed")
        List<Difference> differences) {

  /** The document. */
  public static String write(String recipe, List<TrainingResult> results) {
    return JsonText.write(
        new TrainingsJson(
            1,
            "trainings",
            recipe,
            results.stream().map(Training::of).toList(),
            TrainingDifference.of(results).stream().map(Difference::of).toList()));
  }

  record Training(
      @Doc("its name") String network,
      @Doc("hash of the network") String specHash,
      @Doc("hash of what weights depend on in the recipe") String recipeHash,
      @Doc("of the weights, the order of the data, noise and times") long seed,
      @Doc("optimizer steps; `null` if the training failed") OptionalInt steps,
      @Doc("mean training loss of the last hundred steps; `null` if the training failed")
          OptionalDouble trainingLoss,
      @Doc("measures of the averaged weights by their names; empty without `--evaluate`")
          Map<String, Double> measures,
      @Doc("what a reader has to know of the measures, and why some are missing")
          List<String> notes,
      @Doc("wall-clock time of the steps") OptionalDouble seconds,
      @Doc("processor time of the steps, over all threads") OptionalDouble cpuSeconds,
      @Doc("where the weights are") String directory,
      @Doc("why the training failed; `null` if it did not") Optional<String> failure) {

    static Training of(TrainingResult result) {
      Optional<TrainingReport> report = result.report();
      return new Training(
          result.job().identity().name(),
          result.job().identity().specHash(),
          result.job().identity().recipeHash(),
          result.job().identity().seed(),
          report.map(it -> OptionalInt.of(it.steps())).orElse(OptionalInt.empty()),
          number(report.map(TrainingReport::loss)),
          report.map(TrainingView::measures).orElse(Map.of()),
          report.flatMap(TrainingReport::judged).map(Judged::notes).orElse(List.of()),
          number(report.map(TrainingReport::seconds)),
          number(report.map(TrainingReport::cpuSeconds)),
          result.job().directory().toString(),
          Optional.of(result.failure()).filter(it -> !it.isEmpty()));
    }

    private static OptionalDouble number(Optional<Double> value) {
      return value.map(OptionalDouble::of).orElse(OptionalDouble.empty());
    }
  }

  record Difference(
      @Doc("the other network") String network,
      @Doc("`\"training_loss\"` or a measure") String measure,
      @Doc("seeds that both networks have") int seeds,
      @Doc("mean of the other network's value minus the first one's") double mean,
      @Doc("half the width of the 95 % interval of the mean; `null` for one seed")
          OptionalDouble reach,
      @Doc("whether the interval leaves out 0") boolean separated,
      @Doc("seeds by which a difference of this size would be found in four of five comparisons")
          OptionalInt seedsNeeded) {

    static Difference of(TrainingDifference each) {
      return new Difference(
          each.network(),
          each.measure(),
          each.difference().pairs(),
          each.difference().mean(),
          each.difference().reach(),
          each.difference().isSeparated(),
          each.difference().seedsNeeded());
    }
  }
}
