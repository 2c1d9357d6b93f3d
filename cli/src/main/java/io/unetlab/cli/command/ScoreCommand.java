package io.unetlab.cli.command;

import io.unetlab.ablations.proxy.OptionScores;
import io.unetlab.ablations.study.StudyLoader;
import io.unetlab.ablations.study.StudySpec;
import io.unetlab.builders.cache.DraftFile;
import io.unetlab.cli.option.FormatOption;
import io.unetlab.cli.option.OutputFile;
import io.unetlab.cli.option.RecipeFileOption;
import io.unetlab.cli.option.StudyOption;
import io.unetlab.cli.option.WeightsPlace;
import io.unetlab.cli.output.ExitCode;
import io.unetlab.cli.output.ProgressLine;
import io.unetlab.cli.output.TableFormat;
import io.unetlab.cli.output.Terminal;
import io.unetlab.cli.output.UserException;
import io.unetlab.reports.view.ScoreView;
import io.unetlab.spec.source.Reason;
import io.unetlab.spec.yaml.ChoiceType;
import io.unetlab.training.recipe.Recipe;
import io.unetlab.training.score.ScoreException;
import io.unetlab.training.score.ScoreKind;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Scores a study's options without training. */
@Command(
    name = "score",
    description = {
      "Score every option of a study, alone on the base, on the base's trained checkpoint: how far"
          + " the network's output moves, and by how much its denoising loss rises. Nothing is"
          + " trained.",
      "With -o the scores become evidence of the metric loss.",
      "docs/proxies.md defines both scores."
    },
    footer = {
      "  unetlab score examples/proxies/study.yaml --recipe examples/proxies/recipe.yaml \\",
      "      --weights trained/proxies_base/seed-1 -o scores.csv"
    })
public final class ScoreCommand implements Callable<Integer> {

  private final Terminal terminal;

  @CommandLine.Spec private CommandLine.Model.CommandSpec spec;
  @Mixin private StudyOption set;
  @Mixin private RecipeFileOption recipe;
  @Mixin private FormatOption format;

  @Parameters(paramLabel = "STUDY", description = "A study's file.")
  private Path file;

  @Option(
      names = "--weights",
      paramLabel = "WEIGHTS",
      required = true,
      description = "The base's weights: the directory of a training, or a .safetensors file.")
  private Path weights;

  @Option(
      names = "--kind",
      paramLabel = "SCORE",
      defaultValue = "output_error",
      description = "The score that -o writes: output_error or loss_change.")
  private ScoreKind kind;

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FILE",
      description = "Where to write a table for the study's key trained, as .csv.")
  private @Nullable Path output;

  @Option(names = "--force", description = "Overwrite an existing file.")
  private boolean force;

  ScoreCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    if (output != null) {
      OutputFile.check(output, force);
    }
    StudySpec study = StudyLoader.load(file, set.patch());
    WeightsPlace.check("--weights", weights);
    OptionScores scores = scores(study, recipe.load());
    PrintWriter out = spec.commandLine().getOut();
    out.print(format.format().render(ScoreView.of(scores), terminal));
    if (format.format() == TableFormat.TEXT || format.format() == TableFormat.MARKDOWN) {
      out.println();
      out.printf(
          Locale.ROOT, "denoising loss of %s: %.4f%n", study.base().spec().name(), scores.loss());
    }
    if (output != null) {
      write(scores.csv(study, kind, source()), output);
    }
    return ExitCode.DONE;
  }

  private OptionScores scores(StudySpec study, Recipe loaded) {
    try (ProgressLine progress =
        new ProgressLine(spec.commandLine().getErr(), terminal, "options")) {
      return OptionScores.of(study, weights, loaded, progress);
    } catch (ScoreException e) {
      throw new UserException(e.reason());
    }
  }

  private String source() {
    return ChoiceType.word(kind)
        + " on the weights "
        + weights.getFileName()
        + " by recipe "
        + recipe.file().getFileName();
  }

  private void write(String csv, Path target) {
    try (DraftFile draft = DraftFile.of(target)) {
      Files.writeString(draft.path(), csv);
      draft.finish();
    } catch (IOException e) {
      throw new UserException("cannot write " + target + ": " + Reason.of(e));
    }
    PrintWriter out = spec.commandLine().getOut();
    out.println("wrote " + target);
  }
}
