package io.unetlab.cli.command;

import io.unetlab.ablations.proxy.ProxyAgreements;
import io.unetlab.ablations.proxy.ProxyStudy;
import io.unetlab.ablations.proxy.ProxyTrainings;
import io.unetlab.ablations.proxy.ProxyValues;
import io.unetlab.ablations.study.StudyLoader;
import io.unetlab.ablations.study.StudySpec;
import io.unetlab.cli.option.FormatOption;
import io.unetlab.cli.option.StudyOption;
import io.unetlab.cli.output.ExitCode;
import io.unetlab.cli.output.ProgressLine;
import io.unetlab.cli.output.TableFormat;
import io.unetlab.cli.output.Terminal;
import io.unetlab.cli.output.UserException;
import io.unetlab.cli.output.Version;
import io.unetlab.reports.view.ProxyView;
import io.unetlab.training.recipe.Length;
import io.unetlab.training.recipe.Measure;
import io.unetlab.training.recipe.Recipe;
import io.unetlab.training.recipe.RecipeLoader;
import io.unetlab.training.score.ScoreException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** How well cheap values of networks rank them as training does. */
@Command(
    name = "proxies",
    description = {
      "Train the variants of a study, and compare what is cheaper to know of them with the result:"
          + " parameters, MACs, scores on the base's checkpoint, and the loss after short"
          + " trainings.",
      "Of the values.csv of such a study only the comparison is computed.",
      "docs/proxies.md describes the study and its result."
    },
    footer = {
      "  unetlab proxies examples/proxies/study.yaml --recipe examples/proxies/recipe.yaml",
      "  unetlab proxies proxies/values.csv"
    })
public final class ProxiesCommand implements Callable<Integer> {

  private final Terminal terminal;

  @CommandLine.Spec private CommandLine.Model.CommandSpec spec;
  @Mixin private StudyOption set;
  @Mixin private FormatOption format;

  @Parameters(
      paramLabel = "STUDY",
      description = "A study's file, or the values.csv of a proxy study.")
  private Path file;

  @Option(
      names = "--recipe",
      paramLabel = "FILE",
      description = "How networks are trained: the recipe of the long training.")
  private @Nullable Path recipe;

  @Option(
      names = {"-o", "--out"},
      paramLabel = "DIR",
      defaultValue = "proxies",
      description = {
        "Where trainings and values are kept; ${DEFAULT-VALUE} if left out. The same command",
        "continues a study that was stopped."
      })
  private Path directory;

  @Option(
      names = "--parallel",
      paramLabel = "N",
      defaultValue = "1",
      description = "Trainings at a time, with a thread each; ${DEFAULT-VALUE} if left out.")
  private int parallel;

  ProxiesCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    if (parallel < 1) {
      throw new UserException("--parallel takes a number above 0, found " + parallel);
    }
    if (file.toString().endsWith(".csv")) {
      print(ProxyValues.read(file));
      return ExitCode.DONE;
    }
    StudySpec study = StudyLoader.load(file, set.patch());
    Recipe training = training();
    try (Interruption interruption = new Interruption()) {
      return run(study, training, interruption);
    } catch (ScoreException e) {
      throw new UserException(e.reason());
    } catch (CancellationException e) {
      PrintWriter err = spec.commandLine().getErr();
      err.printf(
          "unetlab: stopped; %s keeps what is done; the same command continues%n", directory);
      err.flush();
      return ExitCode.INTERRUPTED;
    }
  }

  private Recipe training() {
    if (recipe == null) {
      throw new UserException("a proxy study trains its networks: --recipe FILE says how");
    }
    Recipe training = RecipeLoader.load(recipe);
    if (!(training.training().length() instanceof Length.Steps)) {
      throw new UserException(recipe + " trains for a time; a proxy study needs a number of steps");
    }
    if (!training.evaluation().measures().contains(Measure.DENOISING_LOSS)) {
      throw new UserException(recipe + " does not measure denoising_loss, which is compared");
    }
    if (training.distillation().isPresent()) {
      throw new UserException(
          recipe + " has `distillation`, which needs a teacher; a proxy study has none");
    }
    return training;
  }

  private int run(StudySpec study, Recipe training, Interruption interruption) {
    PrintWriter err = spec.commandLine().getErr();
    ProxyTrainings trainer = new ProxyTrainings(interruption, Version.tool());
    ProxyStudy proxies = new ProxyStudy(study, training, directory, trainer);
    err.println(proxies.networks() + " networks, " + proxies.trainings() + " trainings");
    ProxyValues values;
    try (ProgressLine progress =
        ProgressLine.ofLongRun(err, terminal, "trainings", System::nanoTime)) {
      values = proxies.run(parallel, progress);
    }
    print(values);
    proxies.failures().forEach(it -> err.println("unetlab: failed: " + it));
    return proxies.failures().isEmpty() ? ExitCode.DONE : ExitCode.NOT_MET;
  }

  private void print(ProxyValues values) {
    ProxyAgreements agreements = ProxyAgreements.of(values);
    PrintWriter out = spec.commandLine().getOut();
    out.print(format.format().render(ProxyView.of(agreements), terminal));
    if (format.format() == TableFormat.TEXT || format.format() == TableFormat.MARKDOWN) {
      out.println();
      ProxyView.notes(agreements).forEach(out::println);
    }
  }
}
