package io.unetlab.cli.command;

import io.unetlab.builders.Networks;
import io.unetlab.cli.option.Models;
import io.unetlab.cli.option.NetworkOption;
import io.unetlab.cli.output.ExitCode;
import io.unetlab.cli.output.Terminal;
import io.unetlab.profiler.predict.ModelFile;
import io.unetlab.profiler.predict.ModelLoader;
import io.unetlab.profiler.predict.ModelTarget;
import io.unetlab.reports.format.PredictionJson;
import io.unetlab.reports.table.Table;
import io.unetlab.reports.table.TextTable;
import io.unetlab.reports.view.PredictedNetwork;
import io.unetlab.reports.view.PredictedPipeline;
import io.unetlab.reports.view.PredictionView;
import io.unetlab.spec.model.SpecHash;
import io.unetlab.spec.source.Problems;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Predicts how long networks take. */
@Command(
    name = "predict",
    description = {
      "Predict the latency of networks on the target of a latency model, which fit makes.",
      "A pipeline's is the sum over its parts of runs x latency.",
      "Exits with 3 when a network has operations outside what was measured."
    },
    footer = {
      "  unetlab predict mobilediffusion bk_sdm_tiny --model host.yaml",
      "  unetlab predict mobilediffusion --model host.yaml --by role",
      "  unetlab predict sd15_pipeline --set steps=20 --model host.yaml"
    })
public final class PredictCommand implements Callable<Integer> {

  private final Terminal terminal;

  @CommandLine.Spec private CommandLine.Model.CommandSpec spec;
  @Mixin private NetworkOption changes;

  @Parameters(
      arity = "1..*",
      paramLabel = "SPEC",
      description = "Files of networks or pipelines, or models' names.")
  private List<String> networks;

  @Option(
      names = "--model",
      paramLabel = "FILE",
      required = true,
      description = "A latency model, which fit writes.")
  private Path file;

  @Option(
      names = "--by",
      paramLabel = "VIEW",
      description = "Instead, show where the time of each network goes: level, role or op.")
  private PredictionView.@Nullable By by;

  @Option(names = "--json", description = "Print JSON; docs/json.md describes it.")
  private boolean json;

  PredictCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    if (by != null && json) {
      throw misuse("--by has no JSON");
    }
    Problems problems = new Problems();
    Optional<ModelFile> read = ModelLoader.read(file, problems);
    List<MissingNetworks.Argument> arguments = arguments(problems);
    problems.throwIfErrors();
    ModelFile model = read.orElseThrow();
    PartsOnce<PredictedNetwork> predicted =
        new PartsOnce<>(
            arguments.stream().map(MissingNetworks.Argument::spec).toList(),
            it -> PredictedNetwork.of(it, Networks.graph(it), model.model()));
    List<PredictedPipeline> pipelines = pipelines(predicted, model.model().target());
    PrintWriter out = spec.commandLine().getOut();
    if (json) {
      out.print(PredictionJson.write(model.model(), predicted.all(), pipelines));
    } else {
      print(predicted.all(), out);
      pipelines.forEach(it -> out.println(it.spec().name() + ": " + sum(it)));
      notes(model, arguments, predicted.all()).forEach(out::println);
    }
    boolean whole = predicted.all().stream().allMatch(PredictedNetwork::isWhole);
    return whole ? ExitCode.DONE : ExitCode.NOT_MET;
  }

  private List<MissingNetworks.Argument> arguments(Problems problems) {
    List<MissingNetworks.Argument> arguments = new ArrayList<>();
    List<Path> files = Models.files(networks);
    for (int i = 0; i < files.size(); i++) {
      String typed = networks.get(i);
      Path path = files.get(i);
      changes
          .load(typed, problems)
          .map(it -> new MissingNetworks.Argument(typed, path, it, changes.resolved(path)))
          .ifPresent(arguments::add);
    }
    return arguments;
  }

  private static List<PredictedPipeline> pipelines(
      PartsOnce<PredictedNetwork> predicted, ModelTarget target) {
    return predicted.pipelines().stream()
        .map(
            it ->
                new PredictedPipeline(
                    it,
                    it.parts().stream()
                        .map(
                            part ->
                                new PredictedPipeline.OfPart(part, predicted.of(part).predicted()))
                        .toList(),
                    predicted.sum(it, network -> network.predicted().latency(target))))
        .toList();
  }

  private static String sum(PredictedPipeline pipeline) {
    return pipeline
        .latency()
        .map(PartsOnce::sentence)
        .orElseGet(() -> "no sum without " + String.join(", ", pipeline.refused()));
  }

  private static List<String> notes(
      ModelFile model, List<MissingNetworks.Argument> arguments, List<PredictedNetwork> predicted) {
    Set<SpecHash> refused =
        predicted.stream()
            .filter(it -> !it.isWhole())
            .map(it -> it.spec().hash())
            .collect(Collectors.toSet());
    List<String> notes =
        new ArrayList<>(
            new MissingNetworks(model)
                .lines(
                    arguments.stream()
                        .filter(
                            it ->
                                it.spec().parts().stream()
                                    .anyMatch(part -> refused.contains(part.network().hash())))
                        .toList()));
    notes.addAll(PredictionView.conditions(model));
    return notes;
  }

  private void print(List<PredictedNetwork> predictions, PrintWriter out) {
    if (by == null) {
      out.println(TextTable.render(PredictionView.of(predictions), terminal.width()));
    } else {
      for (PredictedNetwork each : predictions) {
        out.println(each.spec().name());
        out.println(TextTable.render(PredictionView.parts(each, by), terminal.width()));
      }
    }
    Table refused = PredictionView.refused(predictions);
    if (!refused.isEmpty()) {
      out.println(TextTable.render(refused, terminal.width()));
    }
  }

  private CommandLine.ParameterException misuse(String message) {
    return new CommandLine.ParameterException(spec.commandLine(), message);
  }
}
