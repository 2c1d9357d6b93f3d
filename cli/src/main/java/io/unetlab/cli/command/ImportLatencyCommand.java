package io.unetlab.cli.command;

import static java.util.stream.Collectors.joining;

import io.unetlab.cli.option.FormatOption;
import io.unetlab.cli.option.OutputFile;
import io.unetlab.cli.output.ExitCode;
import io.unetlab.cli.output.TableFormat;
import io.unetlab.cli.output.Terminal;
import io.unetlab.cli.output.UserException;
import io.unetlab.profiler.importer.EnteredWriter;
import io.unetlab.profiler.importer.ImportedFile;
import io.unetlab.profiler.importer.ImportedLatency;
import io.unetlab.profiler.importer.LatencyFormat;
import io.unetlab.profiler.importer.LatencyImport;
import io.unetlab.reports.format.ImportJson;
import io.unetlab.reports.view.ImportView;
import io.unetlab.spec.source.Visible;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
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
      "Read latencies measured by other tools, and show their source; docs/importing.md lists"
          + " formats.",
      "With -o they are also written, for a study (-o NAME.yaml --spec NETWORK) or as JSON."
    },
    footer = {
      "  unetlab import latency examples/latencies/published.yaml",
      "  unetlab import latency benchmark.log --spec sd15 --device 'Pixel 8' -o pixel.yaml"
    })
final class ImportLatencyCommand implements Callable<Integer> {

  private static final Pattern YAML = Pattern.compile("(?is).*\\.ya?ml");

  private final Terminal terminal;

  @CommandLine.Spec private CommandLine.Model.CommandSpec spec;
  @Mixin private FormatOption format;

  @Parameters(
      paramLabel = "FILE",
      arity = "1..*",
      description = {
        "Logs of LiteRT's benchmark_model or its CSV or JSON, a perf.yaml or a profile of Qualcomm"
            + " AI",
        "Hub, Xcode's NAME.mlperf, JSON of coremltools, ExecuTorch or MLPerf Mobile, a profile of",
        "ONNX Runtime or the text of onnxruntime_perf_test, the benchmark agent's JSON lines, a"
            + " file",
        "of kind latencies, or the JSON that -o writes. Several files are read as one."
      })
  private List<Path> files = List.of();

  @Mixin private LatencyChoice choice;

  @Option(
      names = "--from",
      paramLabel = "FORMAT",
      description = "Accept only this format: ${COMPLETION-CANDIDATES}; any if left out.")
  private @Nullable LatencyFormat from;

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FILE",
      description = {
        "Where to write: NAME.yaml is a file of kind latencies, which a study reads; any other is",
        "JSON. Nothing is written if left out."
      })
  private @Nullable Path output;

  @Option(names = "--force", description = "Overwrite an existing file.")
  private boolean force;

  ImportLatencyCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    if (output != null) {
      OutputFile.refuseStandardOutput(output);
    }
    ImportedFile read = read();
    List<ImportedLatency> chosen = choice.of(read.latencies());
    List<String> notes = new ArrayList<>(read.notes());
    notes.addAll(choice.notes());
    ImportedFile asked = new ImportedFile(read.format(), chosen, notes);
    if (output != null) {
      OutputFile.write(output, text(asked, output), force);
    }
    show(asked);
    return ExitCode.DONE;
  }

  private ImportedFile read() {
    List<ImportedFile> all = files.stream().map(this::read).toList();
    if (all.stream().map(ImportedFile::format).distinct().count() > 1) {
      throw new UserException(
          "the files have different formats: "
              + all.stream().map(it -> it.format().words()).distinct().collect(joining(", "))
              + "; import them one by one");
    }
    return new ImportedFile(
        all.get(0).format(),
        all.stream().flatMap(it -> it.latencies().stream()).toList(),
        all.stream().flatMap(it -> it.notes().stream()).distinct().toList());
  }

  private ImportedFile read(Path file) {
    return from == null ? LatencyImport.read(file) : LatencyImport.read(file, from);
  }

  private static String text(ImportedFile asked, Path target) {
    return YAML.matcher(target.toString()).matches()
        ? EnteredWriter.write(asked.latencies())
        : ImportJson.write(asked);
  }

  private void show(ImportedFile asked) {
    PrintWriter out = spec.commandLine().getOut();
    ImportView view = ImportView.of(asked);
    out.print(format.format().render(view.table(), terminal));
    if (format.format() == TableFormat.TEXT) {
      out.println();
      view.notes().stream().map(Visible::line).forEach(out::println);
      if (output != null) {
        out.println("wrote " + output);
      }
    }
  }
}
