package io.unetlab.training.data;

import io.unetlab.builders.graph.TensorShape;
import io.unetlab.spec.NetworkKinds;
import io.unetlab.spec.autoencoder.ImageSpec;
import io.unetlab.spec.source.Problems;
import io.unetlab.training.recipe.LatentForm;
import io.unetlab.training.recipe.Recipe;
import java.util.Optional;

/** What networks see of a picture, before the data is opened. */
public final class LatentShapes {

  private static final int CHANNELS = 3;

  private LatentShapes() {}

  /** 1 x C x H x W; empty if a problem was added. */
  public static Optional<TensorShape> of(Recipe recipe, Problems problems) {
    int size = recipe.data().size();
    TensorShape picture = TensorShape.of(1, CHANNELS, size, size);
    if (recipe.latent() instanceof LatentForm.Shuffled shuffled) {
      return Optional.of(new ShuffleCodec(picture, shuffled.factor()).latentShape());
    }
    if (recipe.latent() instanceof LatentForm.Encoded encoded) {
      return NetworkFiles.read(NetworkKinds.ENCODER, encoded.network(), problems)
          .map(it -> shape(it.latent()));
    }
    return Optional.of(picture);
  }

  private static TensorShape shape(ImageSpec latent) {
    return TensorShape.of(latent.batch(), latent.channels(), latent.height(), latent.width());
  }
}
