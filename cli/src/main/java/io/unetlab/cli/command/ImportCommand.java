package io.unetlab.cli.command;

import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** Imports networks and latencies from other tools. */
@Command(
    name = "import",
    description = "Read another tool's description of a network, or its latencies.",
    subcommands = {ImportDiffusersCommand.class, ImportLatencyCommand.class},
    synopsisSubcommandLabel = "diffusers|latency",
    footer = {
      "  unetlab import diffusers config.json -o imported.yaml",
      "  unetlab import latency examples/latencies/published.yaml"
    })
public final class ImportCommand implements Callable<Integer> {

  @CommandLine.Spec private CommandLine.Model.CommandSpec spec;

  @Override
  public Integer call() {
    throw new CommandLine.ParameterException(
        spec.commandLine(), "import what? diffusers or latency");
  }
}
