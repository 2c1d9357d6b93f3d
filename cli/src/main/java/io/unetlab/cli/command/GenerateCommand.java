package io.unetlab.cli.command;

import io.unetlab.builders.cache.CacheDirectory;
import io.unetlab.builders.cache.DraftFile;
import io.unetlab.builders.generate.DjlRunner;
import io.unetlab.builders.generate.FileRunner;
import io.unetlab.builders.generate.NetworkRunner;
import io.unetlab.builders.generate.Painted;
import io.unetlab.builders.generate.Painter;
import io.unetlab.builders.generate.Picture;
import io.unetlab.builders.generate.PictureLoader;
import io.unetlab.builders.generate.PictureOrder;
import io.unetlab.builders.generate.PictureWish;
import io.unetlab.builders.graph.ElementType;
import io.unetlab.builders.weights.SafetensorsWriter;
import io.unetlab.builders.weights.Tensor;
import io.unetlab.cli.option.CheckpointOption;
import io.unetlab.cli.option.OutputFile;
import io.unetlab.cli.option.PipelineOption;
import io.unetlab.cli.option.PromptOption;
import io.unetlab.cli.option.Threads;
import io.unetlab.cli.output.ExitCode;
import io.unetlab.cli.output.PictureProgress;
import io.unetlab.cli.output.ProgressLine;
import io.unetlab.cli.output.Terminal;
import io.unetlab.cli.output.UserException;
import io.unetlab.cli.output.Version;
import io.unetlab.profiler.runtime.HostRuntime;
import io.unetlab.reports.table.TextTable;
import io.unetlab.reports.view.PictureView;
import io.unetlab.spec.pipeline.PipelineSpec;
import io.unetlab.spec.pipeline.SamplerSpec;
import io.unetlab.spec.source.Reason;
import io.unetlab.spec.yaml.ChoiceType;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import javax.imageio.ImageIO;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Makes a picture with a pipeline and a checkpoint. */
@Command(
    name = "generate",
    description = {
      "Make a picture from a prompt, with a pipeline and the weights of its parts, or with a UNet"
          + " that `train` trained and its recipe.",
      "docs/generate.md says what a checkpoint holds and how samplers differ."
    },
    footer = {
      "  unetlab generate sd15_pipeline --weights CHECKPOINT --prompt 'a lighthouse at dusk' \\",
      "      --steps 20 --seed 7 -o lighthouse.png"
    })
public final class GenerateCommand implements Callable<Integer> {

  private static final String PNG = "png";

  private final Terminal terminal;

  @CommandLine.Spec private CommandLine.Model.CommandSpec spec;
  @Mixin private PipelineOption pipeline;
  @Mixin private CheckpointOption weights;
  @Mixin private PromptOption prompt;

  @Option(
      names = "--recipe",
      paramLabel = "RECIPE",
      description = {
        "The recipe that a UNet was trained or finetuned by, which takes the place of a pipeline:",
        "its text, its latent and its sampler, or one step if the UNet was finetuned for that."
      })
  private @Nullable Path recipe;

  @Option(
      names = "--seed",
      paramLabel = "N",
      defaultValue = "0",
      description = "Seed of the noise; ${DEFAULT-VALUE} if left out.")
  private long seed;

  @Option(
      names = "--runtime",
      paramLabel = "RUNTIME",
      defaultValue = "djl",
      description =
          "djl (DJL's PyTorch engine), onnxruntime or litert; ${DEFAULT-VALUE} if left out.")
  private HostRuntime runtime;

  @Option(
      names = "--threads",
      paramLabel = "N",
      description = "Number of threads; all cores if left out.")
  private @Nullable Integer threads;

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FILE",
      required = true,
      description = "Where to write the picture, as .png.")
  private Path output;

  @Option(
      names = "--save-latents",
      paramLabel = "FILE",
      description = {
        "Also write the latents before and after each step, what the UNet reads of the prompt,",
        "and the picture in full precision, as .safetensors."
      })
  private @Nullable Path latents;

  @Option(names = "--force", description = "Overwrite existing files.")
  private boolean force;

  GenerateCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    Threads.check(threads, spec.commandLine());
    check(output, "." + PNG);
    if (latents != null) {
      check(latents, ".safetensors");
    }
    String text = prompt.prompt(spec.commandLine());
    if (recipe != null) {
      return trained(recipe, text);
    }
    PipelineSpec loaded = pipeline.load();
    SamplerSpec sampler = pipeline.sampler(loaded);
    PictureWish wish = new PictureWish(text, prompt.negative(), seed, sampler);
    PictureOrder order = PictureLoader.load(loaded, weights.files(), wish);
    order.notes().forEach(note -> err().println("unetlab: " + note));
    Painted painted = paint(order);
    write(Picture.of(painted.image()), output);
    if (latents != null) {
      write(painted, loaded, sampler, latents);
    }
    print(painted, loaded, sampler);
    return ExitCode.DONE;
  }

  private int trained(Path file, String text) {
    if (prompt.negative().isPresent()
        || latents != null
        || threads != null
        || runtime != HostRuntime.DJL) {
      throw new UserException(
          "--recipe excludes --negative-prompt, --save-latents and --threads, and allows no --runtime"
              + " but djl");
    }
    Unpacking.tell(List.of(runtime), err());
    TrainedPicture made = TrainedPicture.of(file, pipeline, weights, text, seed);
    write(made.image(), output);
    spec.commandLine().getOut().println(made.summary());
    spec.commandLine().getOut().println("wrote " + output);
    return ExitCode.DONE;
  }

  private void check(Path file, String end) {
    OutputFile.check(file, force);
    if (!file.toString().toLowerCase(Locale.ROOT).endsWith(end)) {
      throw new UserException(file + " does not end in " + end + ", the format that is written");
    }
    Path into = file.toAbsolutePath().getParent();
    if (into != null && !Files.isDirectory(into)) {
      throw new UserException("there is no directory to write " + file + " into");
    }
  }

  private Painted paint(PictureOrder order) {
    Unpacking.tell(List.of(runtime), err());
    int count = threads == null ? Runtime.getRuntime().availableProcessors() : threads;
    NetworkRunner runner =
        switch (runtime) {
          case DJL -> new DjlRunner(count);
          case ONNXRUNTIME -> FileRunner.onnxRuntime(count);
          case LITERT -> FileRunner.liteRt(count);
        };
    try (ProgressLine line = ProgressLine.ofLongRun(err(), terminal, "steps", System::nanoTime)) {
      return Painter.paint(order.request(), runner, new PictureProgress(line));
    } catch (IOException e) {
      throw new CacheDirectory.UnusableException(
          CacheDirectory.of("tmp"), "cannot write a network's file: " + Reason.of(e));
    }
  }

  private static void write(BufferedImage picture, Path file) {
    try (DraftFile draft = DraftFile.of(file)) {
      ImageIO.write(picture, PNG, draft.path().toFile());
      draft.finish();
    } catch (IOException e) {
      throw new UserException("cannot write " + file + ": " + Reason.of(e));
    }
  }

  private void write(Painted painted, PipelineSpec loaded, SamplerSpec sampler, Path file) {
    List<Tensor> tensors = new ArrayList<>(painted.states());
    tensors.add(painted.start());
    tensors.addAll(painted.latents());
    tensors.add(painted.image());
    Map<String, String> metadata = new LinkedHashMap<>();
    metadata.put("name", loaded.name());
    metadata.put("spec_hash", loaded.hash().hex());
    metadata.put("sampler", ChoiceType.word(sampler.kind()));
    metadata.put("seed", Long.toString(seed));
    metadata.put("runtime", runtime.id() + " " + runtime.version());
    metadata.put("tool", Version.tool());
    try {
      SafetensorsWriter.write(file, tensors, ElementType.FLOAT32, metadata);
    } catch (IOException e) {
      throw new UserException("cannot write " + file + ": " + Reason.of(e));
    }
  }

  private void print(Painted painted, PipelineSpec loaded, SamplerSpec sampler) {
    PrintWriter out = spec.commandLine().getOut();
    out.printf(
        Locale.ROOT,
        "%s, %s, %s, %s%s, seed %d%n%n",
        loaded.name(),
        loaded.size(),
        ChoiceType.word(sampler.kind()),
        ChoiceType.word(sampler.spacing()),
        sampler.karras() ? ", Karras' noise levels" : "",
        seed);
    out.println(TextTable.render(PictureView.times(painted.times()), terminal.width()));
    out.println("wrote " + output);
    if (latents != null) {
      out.println("wrote " + latents);
    }
  }

  private PrintWriter err() {
    return spec.commandLine().getErr();
  }
}
