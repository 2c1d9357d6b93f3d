package io.unetlab.cli.command;

import io.unetlab.builders.export.FileName;
import io.unetlab.builders.onnx.OnnxNodes;
import io.unetlab.builders.onnx.OnnxOptions;
import io.unetlab.cli.option.LatencyRecords;
import io.unetlab.cli.option.Models;
import io.unetlab.cli.option.NetworkOption;
import io.unetlab.cli.option.OnnxOption;
import io.unetlab.cli.option.OutputFile;
import io.unetlab.cli.option.PartOption;
import io.unetlab.cli.output.ExitCode;
import io.unetlab.cli.output.UserException;
import io.unetlab.profiler.cost.Cost;
import io.unetlab.profiler.cost.CostReport;
import io.unetlab.profiler.importer.ImportedLatency;
import io.unetlab.profiler.metric.CountedNetwork;
import io.unetlab.reports.format.NodeDataJson;
import io.unetlab.spec.SpecLoader;
import io.unetlab.spec.model.Part;
import io.unetlab.spec.source.Reason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Numbers for the nodes of an ONNX file, where people look at it. */
@Command(
    name = "modelexplorer",
    description = {
      "Write what the nodes of a network's ONNX file cost, as Model Explorer's node data:",
      "NAME.params.json, NAME.macs.json, NAME.flops.json, and NAME.ms.json with --latency.",
      "The nodes are those of export onnx with the same options; docs/onnx.md says more."
    },
    footer = {
      "  unetlab export modelexplorer mobilediffusion -o onnx",
      "  unetlab export modelexplorer sd15_pipeline --part decoder -o onnx --latency profile.json"
    })
final class ExportModelExplorerCommand implements Callable<Integer> {

  @CommandLine.Spec private CommandLine.Model.CommandSpec spec;
  @Mixin private NetworkOption changes;
  @Mixin private PartOption part;
  @Mixin private OnnxOption form;
  @Mixin private LatencyRecords records;

  @Parameters(paramLabel = "SPEC", description = "A network's file, or a model's name.")
  private String network;

  @Option(
      names = {"-o", "--output"},
      paramLabel = "DIR",
      required = true,
      description = "Where to write; created if missing.")
  private Path directory;

  @Option(names = "--force", description = "Overwrite existing files.")
  private boolean force;

  @Override
  public Integer call() {
    OutputFile.refuseStandardOutput(directory);
    OnnxOptions options = form.options(false, spec.commandLine());
    Path file = Models.file(network);
    List<Part> parts = part.of(SpecLoader.load(file, changes.patch(file)));
    List<CountedNetwork> counted =
        parts.stream().map(it -> CountedNetwork.of(it.network())).toList();
    List<String> notes = new ArrayList<>();
    List<ImportedLatency> latencies = records.read(counted, notes);
    Map<Path, String> files = new LinkedHashMap<>();
    for (int i = 0; i < parts.size(); i++) {
      files.putAll(files(parts.get(i), counted.get(i), options, latencies, notes));
    }
    write(files);
    notes.forEach(spec.commandLine().getErr()::println);
    return ExitCode.DONE;
  }

  private Map<Path, String> files(
      Part of,
      CountedNetwork counted,
      OnnxOptions options,
      List<ImportedLatency> latencies,
      List<String> notes) {
    CostReport report = counted.parts().parts().get(0).report();
    OnnxNodes nodes = OnnxNodes.of(report.graph(), options);
    String name = of.network().name();
    String start = of.word().isEmpty() ? FileName.of(name) : of.word();
    Map<Path, String> files = new LinkedHashMap<>();
    files.put(file(start, "params"), NodeDataJson.counts(name, report, nodes, Cost::params));
    files.put(file(start, "macs"), NodeDataJson.counts(name, report, nodes, Cost::macs));
    files.put(file(start, "flops"), NodeDataJson.counts(name, report, nodes, Cost::flops));
    String hash = counted.hash().hex();
    latencies.stream()
        .filter(it -> it.network().specHash().filter(hash::equals).isPresent())
        .findFirst()
        .ifPresent(
            latency -> {
              Optional<String> millis = NodeDataJson.millis(name, latency, nodes);
              millis.ifPresentOrElse(
                  it -> files.put(file(start, "ms"), it),
                  () ->
                      notes.add(
                          latency.source().text()
                              + " has no time of any node of "
                              + name
                              + ": a profile of ONNX Runtime has."));
            });
    return files;
  }

  private Path file(String start, String metric) {
    return directory.resolve(start + "." + metric + ".json");
  }

  // Nothing is written where one of them may not be.
  private void write(Map<Path, String> files) {
    files.keySet().forEach(it -> OutputFile.check(it, force));
    try {
      Files.createDirectories(directory);
    } catch (IOException e) {
      throw new UserException("cannot make the directory " + directory + ": " + Reason.of(e));
    }
    files.forEach(
        (file, text) -> {
          OutputFile.write(file, text, force);
          spec.commandLine().getOut().println("wrote " + file);
        });
  }
}
