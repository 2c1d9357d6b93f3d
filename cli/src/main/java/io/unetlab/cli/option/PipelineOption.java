package io.unetlab.cli.option;

import io.unetlab.cli.output.UserException;
import io.unetlab.spec.NetworkKinds;
import io.unetlab.spec.SpecLoader;
import io.unetlab.spec.model.NetworkSpec;
import io.unetlab.spec.path.SpecPatch;
import io.unetlab.spec.pipeline.PipelineSpec;
import io.unetlab.spec.pipeline.SamplerKind;
import io.unetlab.spec.pipeline.SamplerSpec;
import io.unetlab.spec.source.Problems;
import io.unetlab.training.run.TrainedSampling;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** A pipeline, and changes of how it samples. */
public final class PipelineOption {

  @Parameters(
      paramLabel = "PIPELINE",
      description = "A pipeline's file, or a model's name; with --recipe, a UNet's.")
  private String pipeline;

  @Mixin private SetOption set;

  @Option(
      names = "--steps",
      paramLabel = "N",
      description = "Steps of the sampler; the pipeline's if left out.")
  private @Nullable String steps;

  @Option(
      names = "--guidance",
      paramLabel = "G",
      description = "A scale such as 7.5, none or distilled; the pipeline's if left out.")
  private @Nullable String guidance;

  @Option(
      names = "--size",
      paramLabel = "N|HxW",
      description = "Pixels of the picture; the pipeline's if left out.")
  private @Nullable String size;

  @Option(
      names = "--sampler",
      paramLabel = "SAMPLER",
      description = {
        "ddim, euler, dpmpp_2m, lcm or ufogen, spaced as usual for it;",
        "the pipeline's if left out."
      })
  private @Nullable SamplerKind sampler;

  /** The pipeline with all changes; throws with every change that does not fit. */
  public PipelineSpec load() {
    Problems problems = new Problems();
    SpecPatch changes =
        set.patch()
            .andThen(change("steps", steps, problems))
            .andThen(change("guidance", guidance, problems));
    problems.throwIfErrors();
    Path file = Models.file(pipeline);
    if (steps != null || guidance != null) {
      load(file, set.patch()); // another kind has no such key, which says less than its kind
    }
    PipelineSpec loaded = load(file, changes);
    return size == null
        ? loaded
        : load(file, changes.andThen(PictureSize.parse(size).changes(loaded)));
  }

  private static SpecPatch change(String key, @Nullable String value, Problems problems) {
    return value == null ? SpecPatch.EMPTY : SpecPatch.of("--" + key, key, value, problems);
  }

  private static PipelineSpec load(Path file, SpecPatch changes) {
    return NetworkKinds.PIPELINE.require(SpecLoader.load(file, changes));
  }

  /** The network of the file, of whatever kind, with the changes of {@code --set}. */
  public NetworkSpec network() {
    return SpecLoader.load(Models.file(pipeline), set.patch());
  }

  /** How a UNet is to be sampled whose recipe states the rest; throws where that is impossible. */
  public TrainedSampling.Wish samplingWish() {
    if (size != null) {
      throw new UserException("--size: with --recipe, a picture has the size of the recipe's data");
    }
    return new TrainedSampling.Wish(
        Optional.ofNullable(sampler),
        steps == null ? OptionalInt.empty() : OptionalInt.of(wholeSteps(steps)),
        guidance == null ? OptionalDouble.empty() : OptionalDouble.of(scale(guidance)));
  }

  private static int wholeSteps(String text) {
    try {
      int steps = Integer.parseInt(text);
      if (steps > 0) {
        return steps;
      }
    } catch (NumberFormatException e) {
      // Told below.
    }
    throw new UserException("--steps: expected a whole number from 1, found " + text);
  }

  private static double scale(String text) {
    if (text.equals("none")) {
      return 1;
    }
    try {
      double scale = Double.parseDouble(text);
      if (scale >= 1 && Double.isFinite(scale)) {
        return scale;
      }
    } catch (NumberFormatException e) {
      // Told below.
    }
    throw new UserException(
        "--guidance: with --recipe, expected a number from 1, or none; found " + text);
  }

  /** The pipeline's sampler, or another one for a network that predicts the same. */
  public SamplerSpec sampler(PipelineSpec loaded) {
    SamplerSpec own = loaded.sampler();
    return sampler == null || sampler == own.kind()
        ? own
        : new SamplerSpec(
            sampler,
            sampler.spacing(),
            own.prediction(),
            own.karras() && sampler.usesSigmas(),
            sampler == SamplerKind.DDIM ? own.eta() : 0);
  }
}
