package io.unetlab.cli.command;

import io.unetlab.cli.option.Models;
import io.unetlab.cli.option.NetworkOption;
import io.unetlab.cli.option.PrecisionOption;
import io.unetlab.cli.output.ExitCode;
import io.unetlab.cli.output.Terminal;
import io.unetlab.profiler.metric.CountedNetwork;
import io.unetlab.reports.format.SpecJson;
import io.unetlab.reports.table.TextTable;
import io.unetlab.reports.view.CostView;
import io.unetlab.reports.view.SpecView;
import io.unetlab.spec.SpecLoader;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What a network costs, and where. */
@Command(
    name = "show",
    description = "Count a network: parameters, MACs, FLOPs, memory; and where they are.")
public final class ShowCommand implements Callable<Integer> {

  private final Terminal terminal;

  @CommandLine.Spec private CommandLine.Model.CommandSpec spec;
  @Mixin private NetworkOption changes;
  @Mixin private PrecisionOption precision;

  @Parameters(paramLabel = "SPEC", description = "A network's file, or a model's name.")
  private String network;

  @Option(
      names = "--by",
      paramLabel = "VIEW",
      defaultValue = "level",
      description = "scope (a tree), level, role or op; ${DEFAULT-VALUE} if left out.")
  private CostView.By by;

  @Option(
      names = "--depth",
      paramLabel = "N",
      description = "Depth of the tree of scopes, from 1; shows the tree if --by is left out.")
  private @Nullable Integer depth;

  @Option(names = "--json", description = "Print everything as JSON; docs/json.md describes it.")
  private boolean json;

  ShowCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    if (depth != null && depth < 1) {
      throw new CommandLine.ParameterException(
          spec.commandLine(), "--depth must be at least 1, is " + depth);
    }
    if (depth != null && view() != CostView.By.SCOPE && !json) {
      throw new CommandLine.ParameterException(
          spec.commandLine(), "--depth goes with --by scope, which has a tree");
    }
    CountedNetwork counted =
        CountedNetwork.of(
            SpecLoader.load(Models.file(network), changes.patch()), precision.precision());
    PrintWriter out = spec.commandLine().getOut();
    if (json) {
      out.print(SpecJson.write(counted, depth == null ? Integer.MAX_VALUE : depth));
      return ExitCode.DONE;
    }
    out.println(TextTable.render(SpecView.totals(counted), terminal.width()));
    out.print(TextTable.render(CostView.of(counted.report(), view(), levels()), terminal.width()));
    out.println();
    out.println(SpecView.convention(counted));
    return ExitCode.DONE;
  }

  private CostView.By view() {
    boolean said = spec.commandLine().getParseResult().hasMatchedOption("--by");
    return depth != null && !said ? CostView.By.SCOPE : by;
  }

  private int levels() {
    return depth == null ? 2 : depth;
  }
}
