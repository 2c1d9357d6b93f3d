package io.unetlab.cli.option;

import io.unetlab.builders.generate.Pixels;
import io.unetlab.cli.output.UserException;
import io.unetlab.spec.path.SpecPatch;
import io.unetlab.spec.pipeline.PipelineSpec;
import io.unetlab.spec.source.Problems;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** {@code --size}: another size of the picture, which changes the latent of UNet and decoder. */
record PictureSize(int height, int width) {

  private static final Pattern FORM = Pattern.compile("([0-9]{1,5})(?:x([0-9]{1,5}))?");

  static PictureSize parse(String text) {
    Matcher form = FORM.matcher(text);
    if (!form.matches()) {
      throw new UserException(
          "--size: expected pixels such as 512, or 512x768 (height x width), found `" + text + "`");
    }
    int height = Integer.parseInt(form.group(1));
    return new PictureSize(
        height, form.group(2) == null ? height : Integer.parseInt(form.group(2)));
  }

  /** The change of a pipeline. */
  SpecPatch changes(PipelineSpec pipeline) {
    int factor = Pixels.ofLatent(pipeline);
    if (height == 0 || width == 0 || height % factor > 0 || width % factor > 0) {
      throw new UserException(
          "--size: height and width must be multiples of "
              + factor
              + ", are "
              + height
              + " x "
              + width);
    }
    SpecPatch changes =
        set("image", height, width)
            .andThen(set("unet.latent.size", height / factor, width / factor));
    return pipeline.decoder().isPresent()
        ? changes.andThen(set("decoder.latent.size", height / factor, width / factor))
        : changes;
  }

  private static SpecPatch set(String path, int height, int width) {
    Problems problems = new Problems();
    SpecPatch change = SpecPatch.of("--size", path, "[" + height + ", " + width + "]", problems);
    problems.throwIfErrors();
    return change;
  }
}
