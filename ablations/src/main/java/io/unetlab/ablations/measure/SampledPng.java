package io.unetlab.ablations.measure;

import io.unetlab.ablations.trained.TrainedNetwork.SampledPicture;
import io.unetlab.builders.generate.Picture;
import io.unetlab.builders.graph.TensorShape;
import io.unetlab.builders.weights.Tensor;
import io.unetlab.training.data.Example;
import io.unetlab.training.run.Judged;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Base64;
import java.util.List;
import javax.imageio.ImageIO;

/** Sampled pictures as a store keeps them. */
final class SampledPng {

  private SampledPng() {}

  static List<SampledPicture> of(Judged judged) {
    TensorShape shape = judged.judgement().pictureShape();
    return judged.pictures().stream().map(it -> picture(it, shape)).toList();
  }

  private static SampledPicture picture(Example example, TensorShape shape) {
    Tensor pixels = Tensor.of("picture", shape, example.image());
    ByteArrayOutputStream png = new ByteArrayOutputStream();
    try {
      ImageIO.write(Picture.of(pixels), "png", png);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new SampledPicture(
        example.caption(), Base64.getEncoder().encodeToString(png.toByteArray()));
  }
}
