package io.unetlab.cli.command;

import io.unetlab.cli.option.Models;
import io.unetlab.cli.option.OutputFile;
import io.unetlab.cli.option.RecipeOption;
import io.unetlab.cli.option.SetOption;
import io.unetlab.cli.option.TeacherOption;
import io.unetlab.cli.option.Threads;
import io.unetlab.cli.option.WeightsPlace;
import io.unetlab.cli.output.ExitCode;
import io.unetlab.cli.output.Failures;
import io.unetlab.cli.output.ProgressLine;
import io.unetlab.cli.output.Terminal;
import io.unetlab.cli.output.TrainingProgress;
import io.unetlab.cli.output.UserException;
import io.unetlab.cli.output.Version;
import io.unetlab.profiler.runtime.HostRuntime;
import io.unetlab.reports.format.TrainingsJson;
import io.unetlab.reports.table.TextTable;
import io.unetlab.reports.view.TrainingDifference;
import io.unetlab.reports.view.TrainingView;
import io.unetlab.spec.SpecLoader;
import io.unetlab.spec.model.NetworkSpec;
import io.unetlab.spec.source.Problems;
import io.unetlab.training.data.Corpora;
import io.unetlab.training.recipe.Recipe;
import io.unetlab.training.run.Teacher;
import io.unetlab.training.run.TrainingJob;
import io.unetlab.training.run.TrainingResult;
import io.unetlab.training.run.TrainingSession;
import io.unetlab.training.text.Fitness;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Trains networks by a recipe. */
@Command(
    name = "train",
    description = {
      "Train networks by a recipe, each with every seed: all see the same pictures, captions, noise"
          + " and times in the same order, and start from the same weights by name.",
      "The same command continues what was stopped. Exits with 3 when a training fails.",
      "docs/training.md describes recipes, files and results."
    },
    footer = {
      "  unetlab train examples/mobilediffusion/small_base.yaml \\",
      "      --recipe examples/recipes/shapes_quick.yaml --seeds 1,2,3 --evaluate -o trained"
    })
public final class TrainCommand implements Callable<Integer> {

  private final Terminal terminal;

  @CommandLine.Spec private CommandLine.Model.CommandSpec spec;
  @Mixin private SetOption set;
  @Mixin private RecipeOption recipe;
  @Mixin private TeacherOption teacher;

  @Parameters(
      arity = "1..*",
      paramLabel = "SPEC",
      description = "Network files or model names; the others are compared with the first.")
  private List<String> networks;

  @Option(
      names = "--from",
      paramLabel = "WEIGHTS",
      description = {
        "Weights to start from, where they fit by name: a .safetensors file, or the directory of a"
            + " training.",
        "With a recipe that has `one_step`, the trained network to finetune for one step."
      })
  private @Nullable Path from;

  @Option(
      names = {"-o", "--output"},
      paramLabel = "DIR",
      required = true,
      description = "Where to write; each training gets the directory NAME/seed-N in it.")
  private Path output;

  @Option(
      names = "--parallel",
      paramLabel = "N",
      description = "Trainings at a time; one for each core if left out.")
  private @Nullable Integer parallel;

  @Option(
      names = "--threads",
      paramLabel = "N",
      defaultValue = "1",
      description = "Number of threads of each training; ${DEFAULT-VALUE} if left out.")
  private int threads;

  @Option(
      names = "--evaluate",
      description = "Also judge the trained networks, as the recipe's evaluation states.")
  private boolean evaluate;

  @Option(names = "--fresh", description = "Delete what is in the directories, and train anew.")
  private boolean fresh;

  @Option(names = "--json", description = "Print the results as JSON; docs/json.md describes it.")
  private boolean json;

  TrainCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    Threads.check(threads, spec.commandLine());
    if (parallel != null && parallel < 1) {
      throw new CommandLine.ParameterException(
          spec.commandLine(), "--parallel must be at least 1, is " + parallel);
    }
    OutputFile.refuseStandardOutput(output);
    if (Files.exists(output) && !Files.isDirectory(output)) {
      throw new UserException("-o: expected a directory, found the file " + output);
    }
    Recipe loaded = recipe.load();
    List<TrainingJob> jobs = jobs(loaded);
    Corpora.prepare(loaded);
    if (fresh) {
      TrainingOrder.startAnew(jobs);
    } else {
      TrainingOrder.check(jobs);
      TrainingOrder.notes(jobs).forEach(err()::println);
    }
    Unpacking.tell(List.of(HostRuntime.DJL), err());
    try (Interruption interruption = new Interruption()) {
      return train(jobs, loaded, interruption);
    }
  }

  private List<TrainingJob> jobs(Recipe loaded) {
    Problems problems = new Problems();
    List<NetworkSpec> specs = new ArrayList<>();
    for (String network : networks) {
      SpecLoader.load(Models.file(network), set.patch(), problems).ifPresent(specs::add);
    }
    specs.forEach(it -> Fitness.check(it, loaded, Optional.of(recipe.file()), problems));
    problems.throwIfErrors();
    new Failures(terminal).tell(problems, spec.commandLine());
    if (from != null) {
      WeightsPlace.check("--from", from);
      boolean finetunes = loaded.oneStep().isPresent();
      for (NetworkSpec network : specs) {
        StartingWeights.check(from, network, finetunes).forEach(err()::println);
      }
    }
    Optional<Teacher> taught = teacher.load(specs, loaded);
    if (taught.isEmpty() && loaded.distillation().isPresent()) {
      err()
          .println(
              "the recipe's `distillation` has no effect: there is no --teacher to learn from");
    }
    taught.ifPresent(it -> TeacherOption.notes(it, specs).forEach(err()::println));
    return TrainingOrder.of(specs, loaded, Optional.ofNullable(from), output, Version.tool())
        .stream()
        .map(it -> it.withEvaluate(evaluate).withThreads(threads))
        .map(it -> taught.map(it::withTeacher).orElse(it))
        .toList();
  }

  private int train(List<TrainingJob> jobs, Recipe loaded, Interruption interruption) {
    int cores = Runtime.getRuntime().availableProcessors();
    int atOnce = Math.min(jobs.size(), parallel == null ? Math.max(1, cores / threads) : parallel);
    List<TrainingResult> results;
    try (ProgressLine line = ProgressLine.ofLongRun(err(), terminal, "steps", System::nanoTime)) {
      TrainingProgress progress =
          new TrainingProgress(jobs.size(), atOnce, line, interruption, System::nanoTime);
      results = new TrainingSession(atOnce, progress).train(jobs);
    } catch (CancellationException stopped) {
      err()
          .println(
              "unetlab: stopped; "
                  + output
                  + " keeps what is done up to the last"
                  + " checkpoints; the same command continues");
      err().flush();
      return ExitCode.INTERRUPTED;
    }
    print(loaded, results);
    boolean all = results.stream().allMatch(it -> it.report().isPresent());
    return all ? ExitCode.DONE : ExitCode.NOT_MET;
  }

  private void print(Recipe loaded, List<TrainingResult> results) {
    PrintWriter out = spec.commandLine().getOut();
    if (json) {
      out.print(TrainingsJson.write(loaded.name(), results));
      out.flush();
      return;
    }
    out.println(TextTable.render(TrainingView.table(results), terminal.width()));
    List<TrainingDifference> differences = TrainingDifference.of(results);
    if (!differences.isEmpty()) {
      out.println(TrainingView.explanation(results.get(0).job().identity().name()) + ":");
      out.println();
      out.println(TextTable.render(TrainingView.differences(differences), terminal.width()));
    }
    results.stream().flatMap(TrainCommand::notes).distinct().forEach(out::println);
    out.flush();
  }

  private static Stream<String> notes(TrainingResult result) {
    return result.report().stream()
        .flatMap(it -> it.judged().stream())
        .flatMap(it -> it.notes().stream())
        .map(it -> result.job().identity().name() + ": " + it);
  }

  private PrintWriter err() {
    return spec.commandLine().getErr();
  }
}
