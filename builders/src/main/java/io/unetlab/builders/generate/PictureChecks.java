package io.unetlab.builders.generate;

import io.unetlab.builders.graph.Graph;
import io.unetlab.builders.graph.InputNames;
import io.unetlab.builders.graph.Node;
import io.unetlab.builders.sampler.Samplers;
import io.unetlab.spec.pipeline.NoiseSchedule;
import io.unetlab.spec.pipeline.PartWord;
import io.unetlab.spec.pipeline.PipelineSpec;
import io.unetlab.spec.pipeline.SamplerSpec;
import io.unetlab.spec.pipeline.SourceLatent;
import io.unetlab.spec.source.Problems;
import io.unetlab.spec.yaml.ChoiceType;
import java.util.List;
import java.util.stream.Stream;

/** Whether a picture can be made with a pipeline, as far as no weights are needed to tell. */
record PictureChecks(PipelineSpec pipeline, PartGraphs graphs, Problems problems) {

  void check(SamplerSpec sampler, NoiseSchedule noise) {
    checkInputs(graphs.unet());
    checkTexts(graphs.unet());
    checkStart(graphs.unet());
    checkPicture();
    int most = Samplers.mostSteps(sampler, noise);
    if (pipeline.steps() > most) {
      String message =
          ChoiceType.word(sampler.kind())
              + " can take "
              + most
              + " steps here, not "
              + pipeline.steps();
      problems.error(PictureCode.STEPS, pipeline.location(), "steps", message);
    }
  }

  private void checkInputs(Graph unet) {
    List<String> unknown =
        unet.inputs().stream()
            .map(Node::name)
            .filter(it -> !UNetInputs.KNOWN.contains(it))
            .toList();
    for (String input : unknown) {
      unet(PictureCode.UNKNOWN_INPUT, "the UNet reads `" + input + "`, which no prompt provides");
    }
    UNetInputs.unknownSizes(unet)
        .ifPresent(
            count ->
                unet(
                    PictureCode.UNKNOWN_INPUT,
                    "the UNet reads "
                        + count
                        + " sizes, `time_ids`; only the 6 of Stable Diffusion XL are known"));
  }

  // With a text encoder, the pipeline's rules have seen that it returns what the UNet reads.
  private void checkTexts(Graph unet) {
    if (!graphs.encoders().isEmpty()) {
      return;
    }
    List<String> read =
        Stream.of(InputNames.STATES, InputNames.POOLED)
            .flatMap(it -> UNetInputs.find(unet, it).stream())
            .map(it -> "`" + it.name() + "`, " + it.shape().dim(it.shape().rank() - 1) + " wide")
            .toList();
    if (!read.isEmpty()) {
      String message =
          "the pipeline has no text encoder, and the UNet reads a text: " + String.join("; ", read);
      String hint =
          "text_encoder names one; a language model in its place, such as DreamLite's, cannot be"
              + " run here";
      problems.error(
          PictureCode.NO_TEXT, pipeline.location(), PartWord.TEXT_ENCODER.word(), message, hint);
    }
  }

  private void checkStart(Graph unet) {
    if (pipeline.sourceLatent() != SourceLatent.NONE) {
      unet(
          PictureCode.NOT_FROM_NOISE,
          "the UNet reads the latent of a picture to edit; pictures start from noise alone");
    }
    long read = UNetInputs.latent(unet).dim(1);
    long predicted = unet.output().shape().dim(1);
    if (read != predicted) {
      String message =
          "the UNet reads "
              + read
              + " channels and predicts "
              + predicted
              + "; pictures start from noise alone";
      unet(PictureCode.NOT_FROM_NOISE, message);
    }
  }

  private void checkPicture() {
    Graph last = graphs.decoder().orElse(graphs.unet());
    long channels = last.output().shape().dim(1);
    if (channels != 1 && channels != 3) {
      String message =
          "a picture has 1 or 3 channels; the pipeline's last network predicts " + channels;
      problems.error(PictureCode.NO_PICTURE, pipeline.location(), "", message);
    }
  }

  private void unet(PictureCode code, String message) {
    problems.error(code, pipeline.unet().location(), "unet", message);
  }
}
