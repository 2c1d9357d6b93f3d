package io.unetlab.cli.command;

import io.unetlab.cli.option.FormatOption;
import io.unetlab.cli.option.OutputFile;
import io.unetlab.cli.output.ExitCode;
import io.unetlab.cli.output.TableFormat;
import io.unetlab.cli.output.Terminal;
import io.unetlab.cli.output.UserException;
import io.unetlab.profiler.importer.ImportedFile;
import io.unetlab.profiler.importer.ImportedLatency;
import io.unetlab.profiler.importer.LatencyFormat;
import io.unetlab.profiler.importer.LatencyImport;
import io.unetlab.reports.format.ImportJson;
import io.unetlab.reports.view.ImportView;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Imports latencies that another tool measured or that were published. */
@Command(
    name = "latency",
    description = {
      "Read latencies measured by other tools, and show their source; docs/importing.md lists formats.",
      "With -o they are also written as JSON; docs/json.md describes it."
    })
final class ImportLatencyCommand implements Callable<Integer> {

  private final Terminal terminal;

  @CommandLine.Spec private CommandLine.Model.CommandSpec spec;
  @Mixin private FormatOption format;

  @Parameters(
      paramLabel = "FILE",
      description = {
        "A log or CSV of LiteRT's benchmark_model, a perf.yaml of Qualcomm AI Hub,",
        "a profile of ONNX Runtime, the benchmark agent's JSON lines, or a file of kind latencies."
      })
  private Path file;

  @Option(
      names = "--from",
      paramLabel = "FORMAT",
      description = "Accept only this format: ${COMPLETION-CANDIDATES}; any if left out.")
  private @Nullable LatencyFormat from;

  @Option(
      names = "--network",
      paramLabel = "NAME",
      description = "Only this network, as the file calls it; all if left out.")
  private @Nullable String network;

  @Option(
      names = "--as",
      paramLabel = "NAME",
      description = "What to call the network; as the file does if left out.")
  private @Nullable String name;

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FILE",
      description = "Where to write the JSON; nothing is written if left out.")
  private @Nullable Path output;

  @Option(names = "--force", description = "Overwrite an existing file.")
  private boolean force;

  ImportLatencyCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    ImportedFile read = from == null ? LatencyImport.read(file) : LatencyImport.read(file, from);
    ImportedFile asked =
        new ImportedFile(read.format(), renamed(chosen(read.latencies())), read.notes());
    if (output != null) {
      OutputFile.write(output, ImportJson.write(asked), force);
    }
    show(asked);
    return ExitCode.DONE;
  }

  private List<ImportedLatency> chosen(List<ImportedLatency> all) {
    if (network == null) {
      return all;
    }
    List<ImportedLatency> chosen =
        all.stream().filter(it -> it.network().name().equals(network)).toList();
    if (chosen.isEmpty()) {
      throw new UserException(file + " has no network " + network + "; it has " + names(all));
    }
    return chosen;
  }

  private List<ImportedLatency> renamed(List<ImportedLatency> latencies) {
    String other = name;
    if (other == null) {
      return latencies;
    }
    if (latencies.stream().map(it -> it.network().name()).distinct().count() > 1) {
      throw new UserException(
          "--as names one network, but "
              + file
              + " has "
              + names(latencies)
              + "; choose one by --network");
    }
    return latencies.stream().map(it -> it.named(other)).toList();
  }

  private static String names(List<ImportedLatency> latencies) {
    return latencies.stream()
        .map(it -> it.network().name())
        .distinct()
        .collect(Collectors.joining(", "));
  }

  private void show(ImportedFile asked) {
    PrintWriter out = spec.commandLine().getOut();
    ImportView view = ImportView.of(asked);
    out.print(format.format().render(view.table(), terminal));
    if (format.format() == TableFormat.TEXT) {
      out.println();
      view.notes().forEach(out::println);
      if (output != null) {
        out.println("wrote " + output);
      }
    }
  }
}
