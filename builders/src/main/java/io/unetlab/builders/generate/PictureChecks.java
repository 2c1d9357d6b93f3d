package io.unetlab.builders.generate;

import io.unetlab.builders.graph.Graph;
import io.unetlab.builders.graph.Node;
import io.unetlab.builders.sampler.Samplers;
import io.unetlab.spec.pipeline.NoiseSchedule;
import io.unetlab.spec.pipeline.PipelineSpec;
import io.unetlab.spec.pipeline.SamplerSpec;
import io.unetlab.spec.pipeline.SourceLatent;
import io.unetlab.spec.source.Problems;
import io.unetlab.spec.yaml.ChoiceType;
import java.util.List;

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
    if (!UNetInputs.readsKnownSizes(unet)) {
      String message = "the UNet reads sizes in a form other than the six of Stable Diffusion XL";
      unet(PictureCode.UNKNOWN_INPUT, message);
    }
  }

  private void checkTexts(Graph unet) {
    boolean readsText = UNetInputs.find(unet, Condition.STATES).isPresent();
    boolean readsPooled = UNetInputs.find(unet, Condition.POOLED).isPresent();
    if (readsText && graphs.encoders().isEmpty()) {
      unet(PictureCode.NO_TEXT, "the UNet reads a text, and the pipeline has no text encoder");
    } else if (readsPooled && !returnsPooled()) {
      String message = "the UNet reads a pooled text, and no text encoder returns one";
      unet(PictureCode.NO_TEXT, message);
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

  private boolean returnsPooled() {
    return graphs.encoders().stream()
        .flatMap(it -> graphs.of(it).outputs().stream())
        .anyMatch(it -> it.node().shape().rank() == 2);
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
