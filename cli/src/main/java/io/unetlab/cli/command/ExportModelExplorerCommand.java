package io.unetlab.cli.command;

import io.unetlab.builders.onnx.OnnxNodes;
import io.unetlab.builders.onnx.OnnxOptions;
import io.unetlab.cli.option.ExportedPartsOption;
import io.unetlab.cli.option.LatencyRecords;
import io.unetlab.cli.option.OnnxOption;
import io.unetlab.cli.option.OutputFile;
import io.unetlab.cli.output.ExitCode;
import io.unetlab.cli.output.UserException;
import io.unetlab.profiler.cost.Cost;
import io.unetlab.profiler.cost.CostReport;
import io.unetlab.profiler.importer.ImportedLatency;
import io.unetlab.profiler.metric.CountedNetwork;
import io.unetlab.reports.format.NodeDataJson;
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
  @Mixin private ExportedPartsOption exported;
  @Mixin private OnnxOption form;
  @Mixin private LatencyRecords records;

  @Override
  public Integer call() {
    exported.check("json");
    OnnxOptions options = form.options(false, spec.commandLine());
    List<Part> parts = exported.parts();
    List<CountedNetwork> counted =
        parts.stream().map(it -> CountedNetwork.of(it.network())).toList();
    List<String> notes = new ArrayList<>();
    List<ImportedLatency> latencies = records.read(counted, notes);
    Map<Path, String> files = new LinkedHashMap<>(); // nothing is written if one may not be
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
    Map<Path, String> files = new LinkedHashMap<>();
    files.put(
        exported.file(of, "params.json"), NodeDataJson.counts(name, report, nodes, Cost::params));
    files.put(exported.file(of, "macs.json"), NodeDataJson.counts(name, report, nodes, Cost::macs));
    files.put(
        exported.file(of, "flops.json"), NodeDataJson.counts(name, report, nodes, Cost::flops));
    String hash = counted.hash().hex();
    latencies.stream()
        .filter(it -> it.network().specHash().filter(hash::equals).isPresent())
        .findFirst()
        .ifPresent(
            latency -> {
              Optional<String> millis = NodeDataJson.millis(name, latency, nodes);
              millis.ifPresentOrElse(
                  it -> files.put(exported.file(of, "ms.json"), it),
                  () ->
                      notes.add(
                          latency.source().text()
                              + " has no time of any node of "
                              + name
                              + ": a profile of ONNX Runtime has."));
            });
    return files;
  }

  private void write(Map<Path, String> files) {
    Path directory = exported.directory();
    try {
      Files.createDirectories(directory);
    } catch (IOException e) {
      throw new UserException("cannot make the directory " + directory + ": " + Reason.of(e));
    }
    files.forEach(
        (file, text) -> {
          OutputFile.write(file, text, exported.force());
          spec.commandLine().getOut().println("wrote " + file);
        });
  }
}
