package io.unetlab.cli.command;

import io.unetlab.builders.Networks;
import io.unetlab.builders.cache.CacheDirectory;
import io.unetlab.builders.djl.DjlModel;
import io.unetlab.builders.djl.KernelMode;
import io.unetlab.builders.djl.PyTorch;
import io.unetlab.builders.djl.WeightPool;
import io.unetlab.builders.graph.ElementType;
import io.unetlab.builders.graph.Graph;
import io.unetlab.builders.litert.LiteRtForward;
import io.unetlab.builders.ort.OrtForward;
import io.unetlab.builders.weights.InputMatch;
import io.unetlab.builders.weights.SafetensorsWriter;
import io.unetlab.builders.weights.Tensor;
import io.unetlab.builders.weights.WeightMatch;
import io.unetlab.builders.weights.WeightStore;
import io.unetlab.cli.option.Models;
import io.unetlab.cli.option.NetworkOption;
import io.unetlab.cli.option.OutputFile;
import io.unetlab.cli.option.PartOption;
import io.unetlab.cli.option.PrecisionConverter;
import io.unetlab.cli.option.Threads;
import io.unetlab.cli.output.UserException;
import io.unetlab.cli.output.Version;
import io.unetlab.profiler.runtime.HostRuntime;
import io.unetlab.spec.SpecLoader;
import io.unetlab.spec.model.NetworkSpec;
import io.unetlab.spec.source.Reason;
import io.unetlab.spec.yaml.ChoiceType;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** A network's output on given tensors, and its deviation from another framework's output. */
@Command(
    name = "forward",
    description = {
      "Run a network on tensors from a file; if the file has its `output`, compare with it.",
      "docs/weights.md says what the files hold and how to write them with PyTorch."
    },
    footer =
        "  unetlab forward sd15 --weights sd15.safetensors --input io.safetensors --tolerance 1e-4")
public final class ForwardCommand implements Callable<Integer> {

  @CommandLine.Spec private CommandLine.Model.CommandSpec spec;
  @Mixin private NetworkOption changes;
  @Mixin private PartOption part;

  @Parameters(paramLabel = "SPEC", description = "A network's file, or a model's name.")
  private String network;

  @Option(
      names = "--weights",
      paramLabel = "FILE",
      required = true,
      description = "A .safetensors file, or the .safetensors.index.json of several.")
  private Path weights;

  @Option(
      names = "--input",
      paramLabel = "FILE",
      required = true,
      description = {
        "A .safetensors file of the inputs, a UNet's sample, timestep and encoder_hidden_states,",
        "for XL also text_embeds and time_ids; a text encoder's input_ids."
      })
  private Path input;

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FILE",
      description = "Where to write the output, as .safetensors.")
  private @Nullable Path output;

  @Option(names = "--force", description = "Overwrite an existing file.")
  private boolean force;

  @Option(
      names = "--runtime",
      paramLabel = "RUNTIME",
      defaultValue = "djl",
      description =
          "djl (DJL's PyTorch engine), onnxruntime or litert; ${DEFAULT-VALUE} if left out.")
  private HostRuntime runtime;

  @Option(
      names = "--kernels",
      paramLabel = "KIND",
      defaultValue = "fused",
      description =
          "With djl: fused (PyTorch's own) or plain (its arrays); ${DEFAULT-VALUE} if left out.")
  private KernelMode kernels;

  @Option(
      names = "--precision",
      converter = PrecisionConverter.OfRun.class,
      paramLabel = "TYPE",
      defaultValue = "float32",
      description = "Compute in float32 or bfloat16; ${DEFAULT-VALUE} if left out.")
  private ElementType type;

  @Option(
      names = "--tolerance",
      paramLabel = "X",
      description = {
        "Exit code 3 when a number differs from the file's output by more than",
        "X standard deviations; no limit if left out. 1e-4 suits float32."
      })
  private @Nullable Double tolerance;

  @Option(
      names = "--threads",
      paramLabel = "N",
      description = "Number of threads; all cores if left out.")
  private @Nullable Integer threads;

  @Override
  public Integer call() {
    checkOptions();
    Path file = Models.file(network);
    NetworkSpec loaded = part.single(SpecLoader.load(file, changes.patch(file)));
    Graph graph = Networks.graph(loaded);
    WeightStore given = WeightStore.open(input);
    WeightStore inputs = InputMatch.match(graph, given);
    WeightStore matched = WeightMatch.match(graph, WeightStore.open(weights));
    ForwardOutputs outputs = new ForwardOutputs(graph, given, input, out());
    if (tolerance != null && !outputs.areKnown()) {
      throw new UserException(input + " has no " + outputs.names() + " to compare with");
    }
    matched.notes().forEach(note -> out().println("weights: " + note));
    List<Tensor> found =
        switch (runtime) {
          case DJL -> runDjl(graph, matched, inputs);
          case ONNXRUNTIME -> runFile(OrtForward::run, graph, matched, inputs);
          case LITERT -> runFile(LiteRtForward::run, graph, matched, inputs);
        };
    outputs.print(found);
    if (output != null) {
      write(found, loaded, output);
    }
    return outputs.compare(found, tolerance, spec.commandLine().getErr());
  }

  private void checkOptions() {
    Threads.check(threads, spec.commandLine());
    if (tolerance != null && !(tolerance >= 0)) {
      throw misuse("--tolerance must not be negative, is " + tolerance);
    }
    if (type != ElementType.FLOAT32 && kernels == KernelMode.PLAIN) {
      throw misuse("--kernels plain computes in float32 only");
    }
    if (!runtime.precisions().contains(type)) {
      throw misuse(runtime.id() + " does not compute in " + type.text());
    }
    if (runtime != HostRuntime.DJL && kernels == KernelMode.PLAIN) {
      throw misuse("--kernels is djl's; " + runtime.id() + " has its own");
    }
    if (output != null) {
      Path into = output.toAbsolutePath().getParent();
      if (into != null && !Files.isDirectory(into)) {
        throw new UserException("there is no directory to write " + output + " into");
      }
      OutputFile.check(output, force);
    }
  }

  private CommandLine.ParameterException misuse(String message) {
    return new CommandLine.ParameterException(spec.commandLine(), message);
  }

  private int threads() {
    return threads == null ? Runtime.getRuntime().availableProcessors() : threads;
  }

  /** Runs a network through a temporary file of a runtime's format. */
  private interface FileForward {
    List<Tensor> run(Graph graph, WeightStore weights, WeightStore inputs, int threads)
        throws IOException;
  }

  private List<Tensor> runFile(
      FileForward forward, Graph graph, WeightStore matched, WeightStore inputs) {
    try {
      return forward.run(graph, matched, inputs, threads());
    } catch (IOException e) {
      throw new CacheDirectory.UnusableException(
          CacheDirectory.of("tmp"), "cannot write the network's file: " + Reason.of(e));
    }
  }

  private List<Tensor> runDjl(Graph graph, WeightStore matched, WeightStore inputs) {
    Unpacking.tell(List.of(HostRuntime.DJL), spec.commandLine().getErr());
    PyTorch.setThreads(threads());
    try (WeightPool pool = new WeightPool(kernels, type);
        DjlModel model = DjlModel.load(graph, matched, inputs, pool)) {
      return model.run();
    }
  }

  private void write(List<Tensor> found, NetworkSpec source, Path target) {
    Map<String, String> metadata =
        Map.of(
            "name",
            source.name(),
            "spec_hash",
            source.hash().hex(),
            "tool",
            Version.tool(),
            "runtime",
            runtime.id() + " " + runtime.version(),
            "kernels",
            runtime == HostRuntime.DJL ? ChoiceType.word(kernels) : "its own",
            "precision",
            type.text());
    try {
      SafetensorsWriter.write(target, found, ElementType.FLOAT32, metadata);
    } catch (IOException e) {
      throw new UserException("cannot write " + target + ": " + Reason.of(e));
    }
    out().println("wrote " + target);
  }

  private PrintWriter out() {
    return spec.commandLine().getOut();
  }
}
