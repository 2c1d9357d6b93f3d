package io.unetlab.training.data;

import io.unetlab.builders.graph.InputNames;
import io.unetlab.builders.graph.TensorShape;
import io.unetlab.builders.weights.Tensor;
import io.unetlab.spec.NetworkKinds;
import io.unetlab.spec.autoencoder.DecoderSpec;
import io.unetlab.spec.autoencoder.EncoderSpec;
import io.unetlab.spec.autoencoder.ImageSpec;
import io.unetlab.spec.source.Problems;
import io.unetlab.spec.source.SourceLocation;
import io.unetlab.training.pictures.DataCode;
import io.unetlab.training.recipe.LatentForm;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Latents of an encoder: the mean of what AutoencoderKL predicts, without its variance, so that
 * each picture has one latent; times the scale. A decoder makes pictures of them.
 */
final class EncodedCodec implements LatentCodec {

  private static final int CHANNELS = 3;

  private final FrozenNetwork<EncoderSpec> encoder;
  private final FrozenNetwork<DecoderSpec> decoder;
  private final float scale;
  private final String identity;

  private EncodedCodec(
      FrozenNetwork<EncoderSpec> encoder, FrozenNetwork<DecoderSpec> decoder, double scale) {
    this.encoder = encoder;
    this.decoder = decoder;
    this.scale = (float) scale;
    this.identity = "encoded by " + encoder.identity() + " scale " + this.scale;
  }

  /**
   * Reads both networks; empty if a problem was added.
   *
   * @param size side of the pictures
   */
  static Optional<LatentCodec> read(LatentForm.Encoded form, int size, Problems problems) {
    Optional<FrozenNetwork<EncoderSpec>> encoder =
        FrozenNetwork.read(NetworkKinds.ENCODER, form.network(), form.weights(), problems);
    Optional<FrozenNetwork<DecoderSpec>> decoder =
        FrozenNetwork.read(NetworkKinds.DECODER, form.decoder(), form.decoderWeights(), problems);
    Problems own = new Problems();
    encoder.ifPresent(it -> checkImage(it.spec(), size, own));
    if (encoder.isPresent() && decoder.isPresent()) {
      checkPair(encoder.get().spec(), decoder.get().spec(), own);
    }
    problems.addAll(own);
    return encoder.isEmpty() || decoder.isEmpty() || own.hasErrors()
        ? Optional.empty()
        : Optional.of(new EncodedCodec(encoder.get(), decoder.get(), form.scale()));
  }

  private static void checkImage(EncoderSpec encoder, int size, Problems problems) {
    String pictures = new ImageSpec(1, CHANNELS, size, size).text();
    if (!encoder.image().text().equals(pictures)) {
      error(
          encoder.location(),
          "image",
          "the encoder reads " + encoder.image().text() + ", and the pictures are " + pictures,
          "image.size sets what it reads; its weights stay the same",
          problems);
    }
  }

  private static void checkPair(EncoderSpec encoder, DecoderSpec decoder, Problems problems) {
    String made = encoder.latent().text();
    if (!decoder.latent().text().equals(made)) {
      error(
          decoder.location(),
          "latent",
          "the decoder reads " + decoder.latent().text() + ", and the encoder predicts " + made,
          "latent.size sets what it reads; its weights stay the same",
          problems);
    } else if (!decoder.image().text().equals(encoder.image().text())) {
      error(
          decoder.location(),
          "",
          "the decoder predicts " + decoder.image().text() + "; expected " + encoder.image().text(),
          "",
          problems);
    }
  }

  private static void error(
      SourceLocation place, String path, String message, String hint, Problems problems) {
    problems.error(DataCode.LATENT, place, path, message, hint);
  }

  @Override
  public TensorShape pictureShape() {
    return encoder.graph().inputs().get(0).shape();
  }

  @Override
  public TensorShape latentShape() {
    return decoder.graph().inputs().get(0).shape();
  }

  @Override
  public float[] encode(float[] pictures) {
    float[] latents = each(encoder, pictures, pictureShape(), latentShape());
    for (int i = 0; i < latents.length; i++) {
      latents[i] *= scale;
    }
    return latents;
  }

  @Override
  public float[] decode(float[] latents) {
    float[] own = latents.clone();
    for (int i = 0; i < own.length; i++) {
      own[i] /= scale;
    }
    return each(decoder, own, latentShape(), pictureShape());
  }

  // The last output is the mean of the moments, or the only one.
  private static float[] each(
      FrozenNetwork<?> network, float[] inputs, TensorShape shape, TensorShape output) {
    int in = Math.toIntExact(shape.elements());
    int out = Math.toIntExact(output.elements());
    int count = inputs.length / in;
    float[] all = new float[count * out];
    for (int i = 0; i < count; i++) {
      float[] one = Arrays.copyOfRange(inputs, i * in, (i + 1) * in);
      List<Tensor> outputs = network.run(Tensor.of(InputNames.SAMPLE, shape, one));
      outputs.get(outputs.size() - 1).read(0, all, i * out, out);
    }
    return all;
  }

  @Override
  public String identity() {
    return identity;
  }

  @Override
  public void close() {
    encoder.close();
    decoder.close();
  }
}
