package io.unetlab.cli.command;

import io.unetlab.builders.cache.DraftFile;
import io.unetlab.cli.option.Models;
import io.unetlab.cli.option.OutputFile;
import io.unetlab.cli.option.RecipeFileOption;
import io.unetlab.cli.option.SetOption;
import io.unetlab.cli.option.WeightsPlace;
import io.unetlab.cli.output.ExitCode;
import io.unetlab.cli.output.Terminal;
import io.unetlab.cli.output.UserException;
import io.unetlab.profiler.runtime.HostRuntime;
import io.unetlab.reports.format.JudgementJson;
import io.unetlab.reports.table.Table;
import io.unetlab.reports.table.TextTable;
import io.unetlab.reports.view.JudgementView;
import io.unetlab.spec.SpecLoader;
import io.unetlab.spec.model.NetworkSpec;
import io.unetlab.spec.source.Problems;
import io.unetlab.spec.source.Reason;
import io.unetlab.training.data.Corpora;
import io.unetlab.training.data.TrainingData;
import io.unetlab.training.measure.ContactSheet;
import io.unetlab.training.measure.JudgedNetwork;
import io.unetlab.training.recipe.Recipe;
import io.unetlab.training.recipe.RecipeHash;
import io.unetlab.training.run.TrainedJudging;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import javax.imageio.ImageIO;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Measures trained networks as a recipe asks for. */
@Command(
    name = "evaluate",
    description = {
      "Measure trained networks: losses, samples, captions, as the recipe's evaluation states.",
      "Several are compared with the first on the same pictures, captions and noise.",
      "docs/training.md says what each measure is."
    },
    footer = {
      "  unetlab evaluate base.yaml small.yaml --weights trained/base --weights trained/small \\",
      "      --recipe recipe.yaml --sheet pictures.png"
    })
public final class EvaluateCommand implements Callable<Integer> {

  private static final String PNG = "png";

  private final Terminal terminal;

  @CommandLine.Spec private CommandLine.Model.CommandSpec spec;
  @Mixin private RecipeFileOption recipe;
  @Mixin private SetOption set;

  @Parameters(
      arity = "1..*",
      paramLabel = "SPEC",
      description = "A network's file, or a model's name; one, or one for each --weights.")
  private List<String> networks;

  @Option(
      names = "--weights",
      paramLabel = "PATH",
      required = true,
      description = {
        "The directory of a training, or a .safetensors file with the trained text, if any, as"
            + " text.safetensors in the same directory; may be repeated."
      })
  private List<Path> weights = new ArrayList<>();

  @Option(
      names = "--sheet",
      paramLabel = "FILE",
      description = "Where to write sampled pictures, the networks side by side, as .png.")
  private @Nullable Path sheet;

  @Option(names = "--force", description = "Overwrite an existing sheet.")
  private boolean force;

  @Option(names = "--json", description = "Print JSON, with the values of every example.")
  private boolean json;

  EvaluateCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    if (networks.size() != 1 && networks.size() != weights.size()) {
      throw new CommandLine.ParameterException(
          spec.commandLine(),
          "there are " + networks.size() + " networks and " + weights.size() + " --weights");
    }
    if (sheet != null) {
      checkSheet(sheet);
    }
    Recipe loaded = recipe.load();
    List<NetworkSpec> specs = specs();
    weights.forEach(it -> WeightsPlace.check("--weights", it));
    Unpacking.tell(List.of(HostRuntime.DJL), spec.commandLine().getErr());
    List<JudgedNetwork> judged;
    try (TrainingData data = Corpora.open(loaded)) {
      judged = judge(specs, loaded, data);
    }
    if (sheet != null) {
      write(judged, sheet);
    }
    print(loaded, judged);
    return ExitCode.DONE;
  }

  private void checkSheet(Path file) {
    OutputFile.check(file, force);
    if (!file.toString().toLowerCase(Locale.ROOT).endsWith("." + PNG)) {
      throw new UserException(file + " does not end in .png, the format that is written");
    }
    Path into = file.toAbsolutePath().getParent();
    if (into != null && !Files.isDirectory(into)) {
      throw new UserException("there is no directory to write " + file + " into");
    }
  }

  private List<NetworkSpec> specs() {
    List<NetworkSpec> specs = new ArrayList<>();
    for (String network : networks) {
      specs.add(SpecLoader.load(Models.file(network), set.patch()));
    }
    while (specs.size() < weights.size()) {
      specs.add(specs.get(0));
    }
    return specs;
  }

  private List<JudgedNetwork> judge(List<NetworkSpec> specs, Recipe loaded, TrainingData data) {
    TrainedJudging judging = new TrainedJudging(loaded, data);
    Problems problems = new Problems();
    for (int i = 0; i < specs.size(); i++) {
      judging.check(specs.get(i), weights.get(i), recipe.file(), problems);
    }
    problems.throwIfErrors();
    List<JudgedNetwork> judged = new ArrayList<>();
    for (int i = 0; i < specs.size(); i++) {
      Path own = weights.get(i);
      judged.add(
          new JudgedNetwork(name(specs, i), own.toString(), judging.judge(specs.get(i), own)));
    }
    return judged;
  }

  // The network's name; if several have it, as much of the weights' paths as tells them apart.
  private String name(List<NetworkSpec> specs, int index) {
    String name = specs.get(index).name();
    if (specs.stream().filter(it -> it.name().equals(name)).count() == 1) {
      return name;
    }
    for (int parts = 1; parts <= weights.get(index).getNameCount(); parts++) {
      String end = end(weights.get(index), parts);
      int length = parts;
      if (weights.stream().filter(it -> end(it, length).equals(end)).count() == 1) {
        return end;
      }
    }
    return name + " " + weights.get(index);
  }

  private static String end(Path weights, int parts) {
    int count = weights.getNameCount();
    String end = weights.subpath(Math.max(0, count - parts), count).toString();
    return end.replaceFirst("\\.safetensors$", "");
  }

  private static void write(List<JudgedNetwork> judged, Path file) {
    List<ContactSheet.Column> columns =
        judged.stream()
            .map(it -> new ContactSheet.Column(it.name(), it.judgement().pictures()))
            .toList();
    BufferedImage image = ContactSheet.draw(columns, judged.get(0).judgement().pictureShape());
    try (DraftFile draft = DraftFile.of(file)) {
      ImageIO.write(image, PNG, draft.path().toFile());
      draft.finish();
    } catch (IOException e) {
      throw new UserException("cannot write " + file + ": " + Reason.of(e));
    }
  }

  private void print(Recipe loaded, List<JudgedNetwork> judged) {
    PrintWriter out = spec.commandLine().getOut();
    if (json) {
      out.print(JudgementJson.write(loaded.name(), RecipeHash.judging(loaded), judged));
      return;
    }
    out.println(TextTable.render(JudgementView.scores(judged), terminal.width()));
    Table details = JudgementView.details(judged);
    if (!details.rows().isEmpty()) {
      out.println(TextTable.render(details, terminal.width()));
    }
    JudgementView.notes(judged).forEach(out::println);
    if (judged.size() > 1) {
      out.println("differences with 95 % intervals over the same held-out examples");
    }
    if (sheet != null) {
      out.println("wrote " + sheet);
    }
  }
}
