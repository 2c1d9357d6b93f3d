package io.unetlab.cli.command;

import io.unetlab.ablations.agreement.Agreement;
import io.unetlab.ablations.agreement.MeasuredTarget;
import io.unetlab.cli.option.FormatOption;
import io.unetlab.cli.output.ExitCode;
import io.unetlab.cli.output.TableFormat;
import io.unetlab.cli.output.Terminal;
import io.unetlab.cli.output.UserException;
import io.unetlab.profiler.importer.ImportedLatency;
import io.unetlab.profiler.importer.LatencyImport;
import io.unetlab.reports.view.AgreementView;
import io.unetlab.spec.source.Problem;
import io.unetlab.spec.source.SpecException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** How well one target's latencies predict another's. */
@Command(
    name = "agreement",
    description = {
      "Compare the latencies of the same networks on several targets: whether the faster network on"
          + " one is the faster on another.",
      "A target is a device, a runtime and a precision. docs/phones.md has the result for"
          + " 14 devices."
    },
    footer = {
      "  unetlab agreement pixel.yaml galaxy.yaml",
      "  unetlab agreement ai-hub/*.yaml --runtime tflite --precision float --pairs"
    })
public final class AgreementCommand implements Callable<Integer> {

  private static final int SHOWN = 40;

  private final Terminal terminal;

  @CommandLine.Spec private CommandLine.Model.CommandSpec spec;
  @Mixin private FormatOption format;

  @Parameters(
      paramLabel = "FILE",
      arity = "1..*",
      description = "Files with latencies, of any format that import latency reads.")
  private List<Path> files = List.of();

  @Option(names = "--device", paramLabel = "NAME", description = "Only targets on this device.")
  private @Nullable String device;

  @Option(names = "--runtime", paramLabel = "NAME", description = "Only targets with this runtime.")
  private @Nullable String runtime;

  @Option(
      names = "--precision",
      paramLabel = "P",
      description = "Only targets with this precision.")
  private @Nullable String precision;

  @Option(
      names = "--least",
      paramLabel = "N",
      defaultValue = "10",
      description = {
        "Compare targets with at least N networks in common, from 5;",
        "${DEFAULT-VALUE} if left out."
      })
  private int least;

  @Option(
      names = "--pairs",
      description = "A row for each pair of targets, with intervals for up to 50 of them.")
  private boolean pairs;

  AgreementCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    if (least < Agreement.LEAST) {
      throw new CommandLine.ParameterException(
          spec.commandLine(), "--least must be at least " + Agreement.LEAST + ", is " + least);
    }
    List<MeasuredTarget> targets = chosen(MeasuredTarget.of(latencies()));
    Agreement agreement = Agreement.of(targets, least);
    if (agreement.pairs().isEmpty()) {
      throw new UserException(AgreementView.nothing(targets, least));
    }
    print(agreement);
    return ExitCode.DONE;
  }

  // A file without latencies does not keep the others from being compared, unless all are such.
  private List<ImportedLatency> latencies() {
    List<ImportedLatency> latencies = new ArrayList<>();
    List<Problem> problems = new ArrayList<>();
    int dropped = 0;
    for (Path file : files) {
      try {
        latencies.addAll(LatencyImport.read(file).latencies());
      } catch (SpecException e) {
        problems.addAll(e.problems());
        dropped += e.dropped();
      }
    }
    if (latencies.isEmpty()) {
      throw new SpecException(problems, dropped);
    }
    PrintWriter err = spec.commandLine().getErr();
    problems.forEach(it -> err.println("unetlab: left out: " + it.summary()));
    return latencies;
  }

  private List<MeasuredTarget> chosen(List<MeasuredTarget> all) {
    List<MeasuredTarget> chosen = chosen(all, "device", device, MeasuredTarget::device);
    chosen = chosen(chosen, "runtime", runtime, MeasuredTarget::runtime);
    return chosen(chosen, "precision", precision, MeasuredTarget::precision);
  }

  private static List<MeasuredTarget> chosen(
      List<MeasuredTarget> all,
      String what,
      @Nullable String word,
      Function<MeasuredTarget, String> stated) {
    if (word == null) {
      return all;
    }
    List<MeasuredTarget> chosen =
        all.stream().filter(it -> stated.apply(it).equalsIgnoreCase(word)).toList();
    if (chosen.isEmpty()) {
      String known = all.stream().map(stated).distinct().sorted().collect(Collectors.joining(", "));
      throw new UserException("there is no " + what + " " + word + "; there are " + known);
    }
    return chosen;
  }

  private void print(Agreement agreement) {
    PrintWriter out = spec.commandLine().getOut();
    boolean isText = format.format() == TableFormat.TEXT;
    int left = isText && pairs ? Math.max(0, agreement.pairs().size() - SHOWN) : 0;
    Agreement shown =
        left == 0
            ? agreement
            : new Agreement(
                agreement.targets(), agreement.least(), agreement.pairs().subList(0, SHOWN));
    out.print(
        format
            .format()
            .render(
                pairs ? AgreementView.pairs(shown) : AgreementView.summary(agreement), terminal));
    if (isText || format.format() == TableFormat.MARKDOWN) {
      out.println();
      if (left > 0) {
        out.println(
            String.format(
                Locale.ROOT,
                "The %d pairs that agree least; --format csv has all %d.",
                SHOWN,
                agreement.pairs().size()));
      }
      AgreementView.notes(agreement, pairs).forEach(out::println);
    }
  }
}
