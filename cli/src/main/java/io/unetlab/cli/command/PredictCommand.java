package io.unetlab.cli.command;

import io.unetlab.builders.Networks;
import io.unetlab.cli.option.NetworkOption;
import io.unetlab.cli.output.ExitCode;
import io.unetlab.cli.output.Terminal;
import io.unetlab.profiler.predict.LatencyModel;
import io.unetlab.profiler.predict.ModelFile;
import io.unetlab.profiler.predict.ModelLoader;
import io.unetlab.reports.format.PredictionJson;
import io.unetlab.reports.table.Table;
import io.unetlab.reports.table.TextTable;
import io.unetlab.reports.view.PredictedNetwork;
import io.unetlab.reports.view.PredictionView;
import io.unetlab.spec.model.NetworkSpec;
import io.unetlab.spec.source.Problems;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
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
      "Exits with 3 when a network has operations outside what was measured."
    },
    footer = {
      "  unetlab predict mobilediffusion bk_sdm_tiny --model host.yaml",
      "  unetlab predict mobilediffusion --model host.yaml --by role"
    })
public final class PredictCommand implements Callable<Integer> {

  private final Terminal terminal;

  @CommandLine.Spec private CommandLine.Model.CommandSpec spec;
  @Mixin private NetworkOption changes;

  @Parameters(arity = "1..*", paramLabel = "SPEC", description = "Network files or model names.")
  private List<String> networks;

  @Option(names = "--model", paramLabel = "FILE", required = true, description = "A latency model.")
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
    ModelFile model = ModelLoader.load(file);
    List<PredictedNetwork> predictions = predictions(model.model());
    PrintWriter out = spec.commandLine().getOut();
    if (json) {
      out.print(PredictionJson.write(model.model(), predictions));
    } else {
      print(model, predictions, out);
    }
    boolean whole = predictions.stream().allMatch(it -> it.predicted().total().isPresent());
    return whole ? ExitCode.DONE : ExitCode.NOT_MET;
  }

  private void print(ModelFile model, List<PredictedNetwork> predictions, PrintWriter out) {
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
    PredictionView.notes(model, predictions, networks).forEach(out::println);
  }

  private CommandLine.ParameterException misuse(String message) {
    return new CommandLine.ParameterException(spec.commandLine(), message);
  }

  private List<PredictedNetwork> predictions(LatencyModel model) {
    Problems problems = new Problems();
    List<NetworkSpec> specs = new ArrayList<>();
    networks.forEach(it -> changes.load(it, problems).ifPresent(specs::add));
    problems.throwIfErrors();
    return specs.stream().map(it -> PredictedNetwork.of(it, Networks.graph(it), model)).toList();
  }
}
