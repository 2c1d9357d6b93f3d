package io.unetlab.cli.option;

import io.unetlab.builders.generate.Pixels;
import io.unetlab.cli.output.UserException;
import io.unetlab.spec.pipeline.PipelineSpec;
import java.util.List;
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

  /** The change of a pipeline, in the syntax of {@code --set}. */
  List<String> changes(PipelineSpec pipeline) {
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
    String latent = "[" + height / factor + ", " + width / factor + "]";
    String image = "image=[" + height + ", " + width + "]";
    return pipeline.decoder().isPresent()
        ? List.of(image, "unet.latent.size=" + latent, "decoder.latent.size=" + latent)
        : List.of(image, "unet.latent.size=" + latent);
  }
}
