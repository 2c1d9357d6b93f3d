package io.unetlab.training.data;

import io.unetlab.builders.graph.TensorShape;
import io.unetlab.training.recipe.DataSource;
import io.unetlab.training.recipe.LatentForm;
import io.unetlab.training.recipe.Recipe;

/** Opens the data of recipes. */
public final class Corpora {

  private Corpora() {}

  /** The data of a recipe. */
  public static TrainingData open(Recipe recipe) {
    Corpus pictures = pictures(recipe.data());
    LatentCodec codec = codec(recipe.latent(), pictures.shape());
    return new TrainingData(pictures, new LatentCorpus(pictures, codec), codec);
  }

  private static Corpus pictures(DataSource source) {
    if (source instanceof DataSource.Shapes shapes) {
      return new Shapes(shapes);
    }
    throw new UnsupportedOperationException("cannot read yet: " + source);
  }

  private static LatentCodec codec(LatentForm form, TensorShape picture) {
    if (form instanceof LatentForm.Pixels) {
      return new PixelCodec(picture);
    }
    if (form instanceof LatentForm.Shuffled shuffled) {
      return new ShuffleCodec(picture, shuffled.factor());
    }
    throw new UnsupportedOperationException("cannot encode yet: " + form);
  }
}
