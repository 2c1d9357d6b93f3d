package io.unetlab.cli.command;

import io.unetlab.builders.graph.ElementType;
import io.unetlab.builders.onnx.OnnxOptions;
import io.unetlab.builders.tflite.TfliteOptions;
import io.unetlab.cli.option.DelegateConverter;
import io.unetlab.cli.option.Models;
import io.unetlab.cli.option.NetworkOption;
import io.unetlab.cli.option.OnnxFormOption;
import io.unetlab.cli.option.PartOption;
import io.unetlab.cli.option.TfliteOption;
import io.unetlab.cli.output.ExitCode;
import io.unetlab.cli.output.Terminal;
import io.unetlab.profiler.delegate.Delegate;
import io.unetlab.profiler.delegate.DelegateCheck;
import io.unetlab.profiler.delegate.FileFormat;
import io.unetlab.profiler.delegate.FileOptions;
import io.unetlab.profiler.metric.CountedNetwork;
import io.unetlab.reports.format.DelegateCheckJson;
import io.unetlab.reports.table.TextTable;
import io.unetlab.reports.view.DelegateView;
import io.unetlab.spec.SpecLoader;
import io.unetlab.spec.model.Part;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Which nodes of a network's file a delegate would refuse. */
@Command(
    name = "check",
    description = {
      "List the nodes of a network's exported file that a delegate would refuse, and why, by rules"
          + " read in its source. No device is needed, and nothing runs.",
      "gpu, nnapi and xnnpack take TensorFlow Lite files, qnn and coreml ONNX files; --precision is"
          + " of both, --form of the first, --opset and --attention of the others.",
      "Exits with 3 if any node is refused. docs/delegates.md lists the rules."
    },
    footer = {
      "  unetlab check mobilediffusion --for gpu",
      "  unetlab check sd15_pipeline --part unet --for xnnpack --form primitives",
      "  unetlab check sd15 --for qnn,coreml --attention plain"
    })
public final class CheckCommand implements Callable<Integer> {

  private final Terminal terminal;

  @CommandLine.Spec private CommandLine.Model.CommandSpec spec;
  @Mixin private NetworkOption changes;
  @Mixin private PartOption part;
  @Mixin private TfliteOption tflite;
  @Mixin private OnnxFormOption onnx;

  @Parameters(paramLabel = "SPEC", description = "A network's file, or a model's name.")
  private String network;

  @Option(
      names = "--for",
      paramLabel = "DELEGATE",
      required = true,
      split = ",",
      converter = DelegateConverter.class,
      description = "gpu, nnapi, xnnpack, qnn or coreml; several with commas between.")
  private List<Delegate> delegates;

  @Option(names = "--json", description = "Print everything as JSON; docs/json.md describes it.")
  private boolean json;

  CheckCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    checkOptions();
    Path file = Models.file(network);
    List<Part> parts = part.of(SpecLoader.load(file, changes.patch(file)));
    List<DelegateCheckJson.Check> documents = new ArrayList<>();
    boolean all = true;
    for (Part each : parts) {
      CountedNetwork counted = CountedNetwork.of(each.network());
      for (Delegate delegate : delegates) {
        FileOptions options = options(delegate);
        DelegateCheck check = delegate.check(counted.parts().parts().get(0).report(), options);
        all &= check.takesAll();
        if (json) {
          documents.add(DelegateCheckJson.Check.of(each, check, options));
        } else {
          print(each, check, options);
        }
      }
    }
    if (json) {
      spec.commandLine().getOut().print(DelegateCheckJson.write(documents));
    } else {
      say(DelegateView.sources(delegates));
    }
    return all ? ExitCode.DONE : ExitCode.NOT_MET;
  }

  // An option of a format that no delegate reads would have no effect.
  private void checkOptions() {
    refuse("--form", FileFormat.TFLITE, "TensorFlow Lite");
    refuse("--attention", FileFormat.ONNX, "ONNX");
    refuse("--opset", FileFormat.ONNX, "ONNX");
    ElementType precision = tflite.options().precision();
    if (!OnnxOptions.PRECISIONS.contains(precision)) {
      delegates.stream()
          .filter(it -> it.format() == FileFormat.ONNX)
          .findFirst()
          .ifPresent(
              it -> {
                throw misuse(
                    "--precision "
                        + TfliteOptions.word(precision)
                        + " is of TensorFlow Lite files; "
                        + it.word()
                        + " reads ONNX files, which are float32 or float16");
              });
    }
  }

  private void refuse(String option, FileFormat format, String files) {
    if (spec.commandLine().getParseResult().hasMatchedOption(option)
        && delegates.stream().noneMatch(it -> it.format() == format)) {
      String words = delegates.stream().map(Delegate::word).collect(Collectors.joining(", "));
      throw misuse(
          option
              + " is of "
              + files
              + " files, and no delegate after --for reads them (found "
              + words
              + ")");
    }
  }

  private CommandLine.ParameterException misuse(String message) {
    return new CommandLine.ParameterException(spec.commandLine(), message);
  }

  private FileOptions options(Delegate delegate) {
    TfliteOptions file = tflite.options(delegate.form().orElse(TfliteOptions.USUAL.form()));
    boolean written = OnnxOptions.PRECISIONS.contains(file.precision());
    ElementType numbers = written ? file.precision() : ElementType.FLOAT32;
    return new FileOptions(file, onnx.options(numbers, false, spec.commandLine()));
  }

  private void print(Part of, DelegateCheck check, FileOptions options) {
    PrintWriter out = spec.commandLine().getOut();
    String name = of.word().isEmpty() ? of.network().name() : of.word();
    say(DelegateView.summary(name, check, options.tflite().form()));
    out.println();
    if (!check.refusals().isEmpty()) {
      out.println(TextTable.render(DelegateView.refusals(check), terminal.width()));
    }
    DelegateView.notes(check).forEach(this::say);
    out.println();
  }

  private void say(String sentence) {
    TextTable.wrap(sentence, terminal.width()).forEach(spec.commandLine().getOut()::println);
  }
}
