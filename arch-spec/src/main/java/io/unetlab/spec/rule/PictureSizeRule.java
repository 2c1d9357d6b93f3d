package io.unetlab.spec.rule;

import io.unetlab.spec.autoencoder.DecoderSpec;
import io.unetlab.spec.model.LatentSpec;
import io.unetlab.spec.pipeline.PipelineSpec;
import io.unetlab.spec.source.SpecCode;
import java.util.Locale;

/**
 * The UNet's latent, the decoder's latent and the picture of a pipeline have one size: the decoder
 * makes the picture of the latent that the UNet predicts.
 */
final class PictureSizeRule implements SpecRule<PipelineSpec> {

  private static final String DECODER = "decoder.latent.size";
  private static final String UNET = "unet.latent.size";

  @Override
  public SpecCode code() {
    return SpecCode.PICTURE_SIZE;
  }

  @Override
  public String sentence() {
    return "The UNet's latent, the decoder's latent and the picture of a pipeline fit each other.";
  }

  @Override
  public void check(PipelineSpec spec, Findings findings) {
    spec.decoder().ifPresent(it -> checkPicture(spec, it, findings));
    int height = spec.decoder().map(it -> it.latent().height()).orElse(spec.image().height());
    int width = spec.decoder().map(it -> it.latent().width()).orElse(spec.image().width());
    int wanted = spec.sourceLatent().width(width);
    LatentSpec unet = spec.unet().latent();
    if (unet.height() != height || unet.width() != wanted) {
      String reader = spec.decoder().isPresent() ? "the decoder reads " : "the picture has ";
      String place = spec.decoder().isPresent() ? DECODER : "image";
      findings.add(
          UNET,
          "the UNet predicts a latent of "
              + size(unet.height(), unet.width())
              + ", "
              + reader
              + size(height, width)
              + PipelinePlaces.of(place, findings)
              + (wanted == width ? "" : ", with the source latent " + size(height, wanted)),
          "write unet.latent.size: " + written(height, wanted));
    }
  }

  private static void checkPicture(PipelineSpec spec, DecoderSpec decoder, Findings findings) {
    int height = decoder.image().height();
    int width = decoder.image().width();
    if (height == spec.image().height() && width == spec.image().width()) {
      return;
    }
    findings.add(
        DECODER,
        String.format(
            Locale.ROOT,
            "the decoder makes a picture of %s, `image` is %s%s",
            size(height, width),
            spec.image(),
            PipelinePlaces.of("image", findings)),
        remedy(spec, decoder));
  }

  // Where UNet and decoder fit each other, the picture may be what is wrong.
  private static String remedy(PipelineSpec spec, DecoderSpec decoder) {
    int factor = decoder.image().height() / decoder.latent().height();
    if (spec.image().height() % factor != 0 || spec.image().width() % factor != 0) {
      return "`image` has to be a multiple of " + factor;
    }
    String latent = written(spec.image().height() / factor, spec.image().width() / factor);
    LatentSpec unet = spec.unet().latent();
    boolean alike =
        unet.height() == decoder.latent().height() && unet.width() == decoder.latent().width();
    return alike
        ? "write image: "
            + written(decoder.image().height(), decoder.image().width())
            + ", or set decoder.latent.size and unet.latent.size to "
            + latent
        : "write decoder.latent.size: " + latent;
  }

  private static String size(int height, int width) {
    return String.format(Locale.ROOT, "%d x %d", height, width);
  }

  private static String written(int height, int width) {
    return height == width ? Integer.toString(height) : "[" + height + ", " + width + "]";
  }
}
