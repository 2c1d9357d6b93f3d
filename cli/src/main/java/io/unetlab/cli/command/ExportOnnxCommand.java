package io.unetlab.cli.command;

import io.unetlab.builders.Networks;
import io.unetlab.builders.graph.ElementType;
import io.unetlab.builders.graph.Graph;
import io.unetlab.builders.onnx.AttentionForm;
import io.unetlab.builders.onnx.OnnxExporter;
import io.unetlab.builders.onnx.OnnxExporter.Exported;
import io.unetlab.builders.onnx.OnnxOptions;
import io.unetlab.builders.weights.Initializers;
import io.unetlab.builders.weights.WeightMatch;
import io.unetlab.builders.weights.WeightStore;
import io.unetlab.cli.option.Models;
import io.unetlab.cli.option.PrecisionConverter;
import io.unetlab.cli.option.SetOption;
import io.unetlab.cli.output.ExitCode;
import io.unetlab.cli.output.ProgressLine;
import io.unetlab.cli.output.Reason;
import io.unetlab.cli.output.Terminal;
import io.unetlab.cli.output.UserException;
import io.unetlab.cli.output.Version;
import io.unetlab.reports.table.Numbers;
import io.unetlab.spec.SpecLoader;
import io.unetlab.spec.model.NetworkSpec;
import io.unetlab.spec.yaml.ChoiceType;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** A network as phones run it. */
@Command(
    name = "onnx",
    description = {
      "Write a network as an ONNX file, NAME.onnx, with weights from a file or a seed.",
      "docs/onnx.md says which form suits which runtime."
    })
final class ExportOnnxCommand implements Callable<Integer> {

  private final Terminal terminal;

  @CommandLine.Spec private CommandLine.Model.CommandSpec spec;
  @Mixin private SetOption set;

  @Parameters(paramLabel = "SPEC", description = "A network's file, or a model's name.")
  private String network;

  @Option(
      names = {"-o", "--output"},
      paramLabel = "DIR",
      required = true,
      description = "Where to write; made if it is not there.")
  private Path directory;

  @Option(
      names = "--weights",
      paramLabel = "FILE",
      description = "A .safetensors file, or the .safetensors.index.json of several.")
  private @Nullable Path weights;

  @Option(
      names = "--seed",
      paramLabel = "N",
      description = "Of the weights when none are given; 0 if left out.")
  private @Nullable Long seed;

  @Option(
      names = "--precision",
      converter = PrecisionConverter.OfOnnx.class,
      paramLabel = "TYPE",
      defaultValue = "float32",
      description = "float32 or float16; ${DEFAULT-VALUE} if left out.")
  private ElementType precision;

  @Option(
      names = "--opset",
      paramLabel = "N",
      defaultValue = "18",
      description = "Of ONNX's operators, 17 to 23; ${DEFAULT-VALUE} if left out.")
  private int opset;

  @Option(
      names = "--attention",
      paramLabel = "FORM",
      defaultValue = "fused",
      description = {
        "fused (one node: Attention from opset 23 on, else com.microsoft's",
        "MultiHeadAttention) or plain (products and softmax); ${DEFAULT-VALUE} if left out."
      })
  private AttentionForm attention;

  @Option(
      names = "--external-data",
      description = "Weights in a file of their own, as they are beyond 1.5 GB in any case.")
  private boolean externalData;

  @Option(names = "--force", description = "Write even if the file is there already.")
  private boolean force;

  ExportOnnxCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  // A specification may come from anybody: its name must not lead out of the directory.
  private static void requireFileName(String name) {
    if (name.contains("/") || name.contains("\\") || name.startsWith(".")) {
      throw new UserException(
          "the network's name, `"
              + name
              + "`, cannot be a file's name; --set name=NAME gives another");
    }
  }

  @Override
  public Integer call() {
    OnnxOptions options = options();
    NetworkSpec unet = SpecLoader.load(Models.file(network), set.patch());
    requireFileName(unet.name());
    Path target = directory.resolve(unet.name() + ".onnx");
    if (Files.isDirectory(target)) {
      throw new UserException(target + " is a directory; the file of that name cannot be written");
    }
    if (Files.exists(target) && !force) {
      throw new UserException(target + " is there already; --force replaces it");
    }
    Graph graph = Networks.graph(unet);
    WeightStore store =
        weights == null
            ? Initializers.seeded(graph, seed())
            : WeightMatch.match(graph, WeightStore.open(weights));
    print(write(graph, store, options, unet));
    return ExitCode.DONE;
  }

  private OnnxOptions options() {
    if (weights != null && seed != null) {
      throw misuse("--seed makes weights and --weights reads them; give one of the two");
    }
    if (opset < OnnxOptions.OLDEST_OPSET || opset > OnnxOptions.NEWEST_OPSET) {
      throw misuse(
          "--opset must be %d to %d, is %d"
              .formatted(OnnxOptions.OLDEST_OPSET, OnnxOptions.NEWEST_OPSET, opset));
    }
    if (Files.exists(directory) && !Files.isDirectory(directory)) {
      throw new UserException(directory + " is not a directory; name one to write into");
    }
    if (!Files.exists(directory) && directory.toString().endsWith(".onnx")) {
      throw new UserException(
          "-o names the directory to write into, and there is none called "
              + directory
              + "; the file in it takes the network's name, which --set name=NAME changes");
    }
    return new OnnxOptions(precision, opset, attention, externalData);
  }

  private CommandLine.ParameterException misuse(String message) {
    return new CommandLine.ParameterException(spec.commandLine(), message);
  }

  private long seed() {
    return seed == null ? 0 : seed;
  }

  private Exported write(Graph graph, WeightStore store, OnnxOptions options, NetworkSpec unet) {
    int count = Math.toIntExact(graph.weights().count());
    try (ProgressLine progress =
        new ProgressLine(spec.commandLine().getErr(), terminal, "tensors")) {
      Files.createDirectories(directory);
      return OnnxExporter.write(
          graph,
          store,
          options,
          metadata(unet),
          directory,
          unet.name(),
          done -> progress.done(done, count));
    } catch (IOException e) {
      throw new UserException("cannot write into " + directory + ": " + Reason.of(e));
    }
  }

  private Map<String, String> metadata(NetworkSpec unet) {
    Map<String, String> metadata = new LinkedHashMap<>();
    metadata.put("name", unet.name());
    metadata.put("spec", unet.yaml());
    metadata.put("spec_hash", unet.hash().hex());
    metadata.put("tool", Version.tool());
    metadata.put("precision", precision.text());
    metadata.put("attention", ChoiceType.word(attention));
    metadata.put(
        weights == null ? "seed" : "weights",
        weights == null ? Long.toString(seed()) : String.valueOf(weights.getFileName()));
    return metadata;
  }

  private void print(Exported exported) {
    PrintWriter out = spec.commandLine().getOut();
    if (exported.overflows() > 0) {
      spec.commandLine()
          .getErr()
          .println(
              "unetlab: "
                  + exported.overflows()
                  + " numbers are too large for float16; they are infinite");
    }
    for (Path file : exported.files()) {
      try {
        out.println("wrote " + file + ", " + Numbers.bytes(Files.size(file)));
      } catch (IOException removed) {
        out.println("wrote " + file);
      }
    }
  }
}
