package io.unetlab.cli.command;

import io.unetlab.ablations.study.StudyLoader;
import io.unetlab.ablations.study.StudySpec;
import io.unetlab.cli.option.Models;
import io.unetlab.cli.output.ExitCode;
import io.unetlab.cli.output.Failures;
import io.unetlab.cli.output.Terminal;
import io.unetlab.cli.output.UserException;
import io.unetlab.profiler.device.DeviceFile;
import io.unetlab.profiler.device.DeviceLoader;
import io.unetlab.profiler.importer.EnteredLatencies;
import io.unetlab.profiler.importer.LatencyImport;
import io.unetlab.profiler.metric.Metrics;
import io.unetlab.profiler.predict.ModelFile;
import io.unetlab.profiler.predict.ModelLoader;
import io.unetlab.reports.view.RefusedBase;
import io.unetlab.spec.SpecLoader;
import io.unetlab.spec.model.NetworkSpec;
import io.unetlab.spec.path.SpecPatch;
import io.unetlab.spec.source.Problems;
import io.unetlab.spec.source.Source;
import io.unetlab.spec.source.SpecException;
import io.unetlab.spec.yaml.TextFile;
import io.unetlab.spec.yaml.YamlNode;
import io.unetlab.spec.yaml.YamlReader;
import io.unetlab.training.recipe.Recipe;
import io.unetlab.training.recipe.RecipeLoader;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Checks files and reports everything that is wrong with them. */
@Command(
    name = "validate",
    description =
        "Check networks, studies, recipes, devices and files of latencies; report every problem.",
    footer = "  unetlab validate mine.yaml examples/mobilediffusion/study.yaml")
public final class ValidateCommand implements Callable<Integer> {

  private final Failures failures;

  @CommandLine.Spec private CommandLine.Model.CommandSpec spec;

  @Parameters(
      arity = "1..*",
      paramLabel = "FILE",
      description = "Files of networks, studies, recipes, devices and latencies, or models' names.")
  private List<String> files;

  ValidateCommand(Terminal terminal) {
    this.failures = new Failures(terminal);
  }

  @Override
  public Integer call() {
    int code = ExitCode.DONE;
    for (String file : files) {
      try {
        spec.commandLine().getOut().println(file + ": " + sound(Models.file(file)));
      } catch (SpecException | UserException e) {
        failures.tell(e, spec.commandLine());
        code = ExitCode.USER_INPUT;
      }
    }
    return code;
  }

  /** Describes a valid file; throws with everything that is wrong with an invalid one. */
  private String sound(Path file) {
    Problems problems = new Problems();
    Optional<Source> text = TextFile.read(file, problems); // once, since it may be a pipe
    problems.throwIfErrors();
    return sound(text.orElseThrow(), Optional.ofNullable(file.getParent()).orElse(Path.of("")));
  }

  private String sound(Source text, Path directory) {
    Optional<YamlNode> document = YamlReader.read(text, new Problems());
    if (document.filter(StudyLoader::isStudy).isPresent()) {
      return study(text, directory);
    }
    if (document.filter(EnteredLatencies::areIn).isPresent()) {
      int latencies = LatencyImport.read(text).latencies().size();
      return latencies + (latencies == 1 ? " sound latency" : " sound latencies");
    }
    if (document.filter(RecipeLoader::isRecipe).isPresent()) {
      return recipe(text, directory);
    }
    if (document.filter(ModelLoader::isModel).isPresent()) {
      return model(text);
    }
    // What is not YAML is left to the network's loader, which reports why.
    return document.filter(DeviceLoader::isDevice).isPresent()
        ? device(text, directory)
        : network(SpecLoader.load(text, directory, SpecPatch.EMPTY));
  }

  private static String network(NetworkSpec network) {
    Metrics.counted(network); // throws when it cannot be counted
    return "a sound network, " + network.name();
  }

  private String study(Source text, Path directory) {
    Problems problems = new Problems();
    Optional<StudySpec> study = StudyLoader.load(text, directory, SpecPatch.EMPTY, problems);
    problems.throwIfErrors();
    failures.tell(problems, spec.commandLine());
    study.map(RefusedBase::sentences).stream()
        .flatMap(List::stream)
        .forEach(it -> spec.commandLine().getErr().println("unetlab: warning: " + it));
    return "a sound study, " + study.orElseThrow().name();
  }

  private String recipe(Source text, Path directory) {
    Problems problems = new Problems();
    Optional<Recipe> recipe = RecipeLoader.read(text, directory, SpecPatch.EMPTY, problems);
    problems.throwIfErrors();
    failures.tell(problems, spec.commandLine());
    return "a sound recipe, " + recipe.orElseThrow().name();
  }

  private static String model(Source text) {
    Problems problems = new Problems();
    Optional<ModelFile> model = ModelLoader.read(text, problems);
    problems.throwIfErrors();
    int operations = model.orElseThrow().model().operations().size();
    return "a sound latency model, of " + operations + " operations";
  }

  private static String device(Source text, Path directory) {
    Problems problems = new Problems();
    Optional<DeviceFile> device = DeviceLoader.read(text, directory, problems);
    problems.throwIfErrors();
    return "a sound device file, " + device.orElseThrow().name();
  }
}
