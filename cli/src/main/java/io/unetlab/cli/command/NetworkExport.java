package io.unetlab.cli.command;

import io.unetlab.builders.Networks;
import io.unetlab.builders.export.ExportOptions;
import io.unetlab.builders.export.Exported;
import io.unetlab.builders.export.Exporter;
import io.unetlab.builders.graph.Graph;
import io.unetlab.builders.weights.WeightStore;
import io.unetlab.cli.option.ExportOption;
import io.unetlab.cli.output.ExitCode;
import io.unetlab.cli.output.TensorWriting;
import io.unetlab.cli.output.Terminal;
import io.unetlab.cli.output.Version;
import io.unetlab.reports.table.Numbers;
import io.unetlab.spec.model.NetworkSpec;
import io.unetlab.spec.model.Part;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine;

/** The common part of all exports: reads the network and its weights, writes, reports the files. */
record NetworkExport(CommandLine command, Terminal terminal, ExportOption asked) {

  /** Writes NAME.FORMAT, or a file for each part of a pipeline, and returns the exit code. */
  <O extends ExportOptions> int write(Exporter<O> exporter, O options) {
    asked.check(command, exporter.format());
    List<Part> parts = asked.parts();
    List<Path> files = parts.stream().map(it -> asked.file(it, exporter.format())).toList();
    for (int i = 0; i < parts.size(); i++) {
      write(exporter, options, parts.get(i).network(), files.get(i));
    }
    return ExitCode.DONE;
  }

  private <O extends ExportOptions> void write(
      Exporter<O> exporter, O options, NetworkSpec network, Path file) {
    Graph graph = Networks.graph(network);
    WeightStore weights = asked.weights(graph);
    weights.notes().forEach(note -> command.getOut().println("weights: " + note));
    TensorWriting writing = new TensorWriting(command.getErr(), terminal);
    Exported exported =
        writing.write(
            Math.toIntExact(graph.weights().count()),
            graph.weights().mapToLong(it -> it.shape().elements()).sum()
                * options.precision().bytes(),
            file.toString(),
            done -> {
              Files.createDirectories(asked.directory());
              return exporter.write(
                  graph, weights, options, metadata(network, options), file, done);
            });
    writing.warn(exported.overflows(), options.precision());
    print(exported);
  }

  private Map<String, String> metadata(NetworkSpec network, ExportOptions options) {
    Map<String, String> metadata = new LinkedHashMap<>(options.metadata());
    metadata.put("name", network.name());
    metadata.put("spec", network.yaml());
    metadata.put("spec_hash", network.hash().hex());
    metadata.put("tool", Version.tool());
    metadata.putAll(asked.origin());
    return metadata;
  }

  private void print(Exported exported) {
    PrintWriter out = command.getOut();
    for (Path file : exported.files()) {
      try {
        out.println("wrote " + file + ", " + Numbers.bytes(Files.size(file)));
      } catch (IOException removed) {
        out.println("wrote " + file);
      }
    }
  }
}
