package io.unetlab.cli.command;

import io.unetlab.cli.option.Models;
import io.unetlab.cli.option.OutputFile;
import io.unetlab.cli.option.PartOption;
import io.unetlab.cli.option.SetOption;
import io.unetlab.cli.output.ExitCode;
import io.unetlab.spec.SpecLoader;
import io.unetlab.spec.autoencoder.AutoencoderSpec;
import io.unetlab.spec.diffusers.DiffusersConfig;
import io.unetlab.spec.model.NetworkSpec;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** A config that a class of diffusers or transformers loads. */
@Command(
    name = "diffusers",
    description = {
      "Write the config.json from which diffusers or transformers makes a network.",
      "Of a UNet for UNet2DConditionModel, DreamLiteUNetModel or UNet2DModel, whichever fits;",
      "of a decoder or encoder for AutoencoderKL or AutoencoderTiny, whose other half mirrors it;",
      "of a text encoder for CLIPTextModel or CLIPTextModelWithProjection.",
      "Fails, naming each feature that such a file cannot express."
    },
    footer = {
      "  unetlab export diffusers sd15 -o config.json",
      "  unetlab export diffusers clip_vit_l14 -o text_config.json"
    })
final class ExportDiffusersCommand implements Callable<Integer> {

  private static final String UNSCALED =
      "what scales the latent is not part of a network: without scaling_factor and shift_factor,"
          + " diffusers assumes 0.18215, as of Stable Diffusion 1 and 2";

  @CommandLine.Spec private CommandLine.Model.CommandSpec spec;
  @Mixin private SetOption set;
  @Mixin private PartOption part;
  @Mixin private OutputFile output;

  @Parameters(paramLabel = "SPEC", description = "A network's file, or a model's name.")
  private String network;

  @Override
  public Integer call() {
    NetworkSpec whole = SpecLoader.load(Models.file(network), set.patch());
    NetworkSpec single = part.single(whole);
    output.write(DiffusersConfig.write(single), spec.commandLine());
    if (single instanceof AutoencoderSpec autoencoder && autoencoder.body().hasNorms()) {
      spec.commandLine().getErr().println(UNSCALED);
    }
    return ExitCode.DONE;
  }
}
