package io.unetlab.ablations.proxy;

import io.unetlab.ablations.design.Variant;
import io.unetlab.ablations.design.VariantBuilder;
import io.unetlab.ablations.exec.Progress;
import io.unetlab.ablations.study.Factor;
import io.unetlab.ablations.study.Option;
import io.unetlab.ablations.study.StudySpec;
import io.unetlab.builders.Networks;
import io.unetlab.builders.djl.PyTorch;
import io.unetlab.profiler.metric.Metrics;
import io.unetlab.spec.model.NetworkSpec;
import io.unetlab.spec.source.Problem;
import io.unetlab.spec.source.Problems;
import io.unetlab.training.data.Corpora;
import io.unetlab.training.data.TrainingData;
import io.unetlab.training.recipe.Recipe;
import io.unetlab.training.run.TrainedWeights;
import io.unetlab.training.score.Estimate;
import io.unetlab.training.score.ScoreException;
import io.unetlab.training.score.ScoreKind;
import io.unetlab.training.score.Scores;
import io.unetlab.training.score.Scoring;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.commons.csv.CSVFormat;

/**
 * Every option of a study, alone on the base, scored on the base's checkpoint with one evaluation
 * each. Conditions between factors are not asked: the score is of the option.
 *
 * @param loss denoising loss of the base
 * @param params of the base
 * @param macs of the base
 * @param options in the study's order
 */
public record OptionScores(double loss, long params, long macs, List<OptionScore> options) {

  private static final CSVFormat FORMAT = CSVFormat.RFC4180;

  public OptionScores {
    options = List.copyOf(options);
  }

  /**
   * Scores the options.
   *
   * @param weights of the base, as {@link TrainedWeights#open} takes them
   * @throws ScoreException if they are not the base's
   */
  public static OptionScores of(StudySpec study, Path weights, Recipe recipe, Progress progress) {
    PyTorch.setThreads(1);
    NetworkSpec base = study.base().spec();
    try (TrainingData data = Corpora.open(recipe);
        Scoring scoring =
            new Scoring(
                Networks.graph(base), TrainedWeights.open(weights), recipe, data.latents())) {
      List<OptionScore> options = new ArrayList<>();
      int total = study.factors().stream().mapToInt(it -> it.changes().size()).sum();
      for (Factor factor : study.factors()) {
        for (Option option : factor.changes()) {
          options.add(score(study, factor, option, scoring));
          progress.done(options.size(), total);
        }
      }
      return new OptionScores(scoring.loss(), count(base, "params"), count(base, "macs"), options);
    }
  }

  private static OptionScore score(StudySpec study, Factor factor, Option option, Scoring scoring) {
    Variant alone = Variant.of(study.factors(), Map.of(factor.name(), option.name()));
    Problems problems = new Problems();
    Optional<NetworkSpec> network = new VariantBuilder(study).build(alone, problems);
    if (network.isEmpty()) {
      String why = problems.all().stream().findFirst().map(Problem::message).orElse("no network");
      return new OptionScore(factor.name(), option.name(), 0, 0, Optional.empty(), why);
    }
    long params = count(network.get(), "params");
    long macs = count(network.get(), "macs");
    try {
      Scores scores = scoring.of(Networks.graph(network.get()));
      return new OptionScore(factor.name(), option.name(), params, macs, Optional.of(scores), "");
    } catch (ScoreException e) {
      return new OptionScore(
          factor.name(), option.name(), params, macs, Optional.empty(), e.reason());
    }
  }

  private static long count(NetworkSpec network, String metric) {
    return Metrics.counted(network).values().getOrDefault(metric, BigDecimal.ZERO).longValue();
  }

  /**
   * The scores as a table of trained networks, which a study names under {@code trained}: the base
   * with a loss of 0, and each option alone with its score. The study's sums then use them as
   * evidence for {@code loss}. Options that cannot be scored are left out.
   *
   * @param source where the scores come from
   */
  public String csv(StudySpec study, ScoreKind kind, String source) {
    List<String> header = new ArrayList<>(study.factors().stream().map(Factor::name).toList());
    header.addAll(List.of("loss", "loss_sd", "source", "firmness"));
    StringBuilder csv = new StringBuilder(FORMAT.format(header.toArray())).append('\n');
    csv.append(row(study, "", "", List.of("0", "", source, "exact")));
    for (OptionScore option : options) {
      option
          .scores()
          .map(it -> row(study, option.factor(), option.option(), cells(it, kind, source)))
          .ifPresent(csv::append);
    }
    return csv.toString();
  }

  private static List<String> cells(Scores scores, ScoreKind kind, String source) {
    Estimate estimate = scores.of(kind);
    String made = scores.made().isEmpty() ? "" : "; untrained: " + String.join(" ", scores.made());
    return List.of(
        text(estimate.mean()),
        estimate.error() > 0 ? text(estimate.error()) : "",
        source + made,
        scores.made().isEmpty() ? "high" : "low");
  }

  private static String text(double value) {
    return Estimate.rounded(value).toPlainString();
  }

  private static String row(StudySpec study, String factor, String option, List<String> values) {
    List<String> cells = new ArrayList<>();
    study.factors().forEach(it -> cells.add(it.name().equals(factor) ? option : ""));
    cells.addAll(values);
    return FORMAT.format(cells.toArray()) + '\n';
  }
}
