package io.unetlab.spec.rule;

import io.unetlab.spec.model.LatentSpec;
import io.unetlab.spec.model.LevelSpec;
import io.unetlab.spec.model.TransformerSpec;
import io.unetlab.spec.model.UNetSpec;

/**
 * Never fewer multiply-accumulates than a network takes, in floating point, which does not
 * overflow. Every input is taken to be twice as wide as the widest level, and every k x k
 * convolution to be both regular and separable; the exact counts are the profiler's.
 */
final class CountEstimate {

  private final UNetSpec spec;
  private final double pixels;
  private final double widestInput;
  private final double embedding;

  CountEstimate(UNetSpec spec) {
    this.spec = spec;
    pixels = (double) spec.latent().height() * spec.latent().width();
    widestInput = 2.0 * spec.levels().stream().mapToInt(LevelSpec::channels).max().orElseThrow();
    embedding = 4.0 * spec.levels().get(0).channels();
  }

  /**
   * What stands outside the levels and the middle: the convolutions at both ends, the embeddings.
   */
  double outside() {
    LatentSpec latent = spec.latent();
    double channels = spec.levels().get(0).channels();
    double ends = 9 * pixels * channels * ((double) latent.channels() + latent.inChannels());
    double time = embedding * (channels + embedding);
    double extra =
        spec.extra()
            .map(it -> it.pooledWidth() + (double) it.ids() * it.idWidth())
            .map(width -> embedding * (width + embedding))
            .orElse(0.0);
    return ends + time + extra;
  }

  /** A block's residual blocks, transformers and resampling. */
  double of(Place place) {
    double channels = place.channels();
    double resampling = 4 * (9 + 1) * pixelsOf(place) * channels * channels;
    return place.block().resnets() * resnet(place)
        + place.block().depth() * transformer(place)
        + resampling;
  }

  private double pixelsOf(Place place) {
    return Math.max(1, pixels / Math.pow(4, place.level()));
  }

  private double resnet(Place place) {
    double channels = place.channels();
    double area = (double) place.block().resnet().kernel() * place.block().resnet().kernel();
    double first = widestInput * (area + 1);
    double second = channels * (area + 1);
    double shortcut = widestInput;
    double convolutions = channels * (first + second + shortcut);
    return pixelsOf(place) * convolutions + embedding * channels;
  }

  private double transformer(Place place) {
    TransformerSpec transformer = place.block().transformer();
    double channels = place.channels();
    double tokens = pixelsOf(place);
    double inner = transformer.feedForward().ratio() * channels;
    double macs = tokens * channels * (2 * channels + 3 * inner);
    if (transformer.selfAttention()) {
      macs += tokens * channels * (4 * channels + 2 * tokens);
    }
    if (transformer.crossAttention() && spec.text().isPresent()) {
      double text = spec.text().get().tokens();
      double width = spec.text().get().width();
      macs += 2 * channels * (tokens * channels + text * width + tokens * text);
    }
    return macs;
  }
}
