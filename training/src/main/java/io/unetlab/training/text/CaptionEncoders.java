package io.unetlab.training.text;

import io.unetlab.builders.weights.Initializers;
import io.unetlab.builders.weights.WeightStore;
import io.unetlab.training.data.Corpus;
import io.unetlab.training.data.Words;
import io.unetlab.training.recipe.Recipe;
import io.unetlab.training.recipe.TextSource;
import java.util.List;

/** Makes the caption encoders of recipes. */
public final class CaptionEncoders {

  /** Rows of a word table at most; rarer words are unknown. */
  static final int MOST_WORDS = 4096;

  private CaptionEncoders() {}

  /**
   * The encoder before training.
   *
   * @param corpus whose words a table has
   * @param seed of the weights that are trained
   * @throws io.unetlab.spec.source.SpecException with everything that is wrong with its files
   */
  public static CaptionEncoder of(Recipe recipe, Corpus corpus, long seed) {
    if (recipe.text() instanceof TextSource.Words words) {
      List<String> most = corpus.words().stream().limit(MOST_WORDS).toList();
      Vocabulary vocabulary = new Vocabulary(most);
      WeightStore weights =
          Initializers.seeded(
              WordTable.graph(vocabulary.size(), words.tokens(), words.width()), seed);
      return new WordTable(vocabulary, words.tokens(), words.width(), weights);
    }
    return fixed(recipe);
  }

  /**
   * The encoder with trained weights.
   *
   * @param trained the weights, in a store with the encoder's metadata; not read by encoders that
   *     are not trained
   * @throws io.unetlab.spec.source.SpecException with everything that is wrong with its files
   */
  public static CaptionEncoder of(Recipe recipe, WeightStore trained) {
    if (recipe.text() instanceof TextSource.Words words) {
      Vocabulary vocabulary =
          new Vocabulary(Words.of(trained.metadata().getOrDefault(WordTable.WORDS, "")));
      return new WordTable(vocabulary, words.tokens(), words.width(), trained);
    }
    return fixed(recipe);
  }

  private static CaptionEncoder fixed(Recipe recipe) {
    if (recipe.text() instanceof TextSource.None) {
      return new NoCaptions();
    }
    if (recipe.text() instanceof TextSource.Encoder encoder) {
      return FrozenText.open(encoder);
    }
    throw new IllegalStateException("nothing reads captions as " + recipe.text());
  }
}
