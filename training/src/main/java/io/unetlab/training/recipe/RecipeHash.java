package io.unetlab.training.recipe;

import io.unetlab.builders.cache.Sha256;
import io.unetlab.spec.yaml.YamlText;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What a recipe says, as hashes: of its values with every default, the content of the files that it
 * names, and the version of the program that makes or reads its pictures. Two files that say the
 * same have the same hashes, and neither names, places of files nor seeds are part of them.
 *
 * <p>All methods throw {@link java.io.UncheckedIOException} when a file cannot be read, and {@link
 * io.unetlab.spec.source.SpecException} when a network cannot.
 */
public final class RecipeHash {

  private static final NamedFiles FILES = new FileHashes();
  private static final RecipeWriter WRITER = new RecipeWriter(FILES);
  private static final DataWriter DATA = new DataWriter(FILES);
  private static final EvaluationWriter EVALUATION = new EvaluationWriter(FILES);

  private RecipeHash() {}

  /**
   * Of all that trained weights depend on besides the network and the seed. So a changed evaluation
   * trains nothing again.
   */
  public static String training(Recipe recipe) {
    return Sha256.of(YamlText.line(trained(recipe)));
  }

  /** Of all that measures depend on besides the weights: judging again needs no training. */
  public static String judging(Recipe recipe) {
    Map<String, Object> map = pictures(recipe);
    map.put("latent", DATA.latent(recipe.latent()));
    map.put("text", DATA.text(recipe.text()));
    map.put("diffusion", WRITER.diffusion(recipe.diffusion()));
    map.put("judging", Evaluation.VERSION);
    map.put("evaluation", EVALUATION.evaluation(recipe.evaluation()));
    return Sha256.of(YamlText.line(map));
  }

  /**
   * Of all that one-step finetuning depends on besides the network and the seed. Which checkpoint
   * is the best depends on the decoder and on the features of its pictures.
   */
  public static String oneStep(Recipe recipe) {
    Map<String, Object> map = trained(recipe);
    map.put("latent", DATA.latent(recipe.latent()));
    recipe.evaluation().features().ifPresent(it -> map.put("features", EVALUATION.model(it)));
    recipe.oneStep().ifPresent(it -> map.put("one_step", WRITER.oneStep(it)));
    return Sha256.of(YamlText.line(map));
  }

  private static Map<String, Object> trained(Recipe recipe) {
    Map<String, Object> map = pictures(recipe);
    map.put("latent", encoder(recipe.latent()));
    map.put("text", DATA.text(recipe.text()));
    map.put("diffusion", WRITER.diffusion(recipe.diffusion()));
    map.put("training", WRITER.loop(recipe));
    map.put("device", recipe.training().device() instanceof Device.Cuda ? "cuda" : "cpu");
    recipe.distillation().ifPresent(it -> map.put("distillation", WRITER.distillation(it)));
    return map;
  }

  private static Map<String, Object> pictures(Recipe recipe) {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("version", recipe.data().version());
    map.put("data", DATA.data(recipe.data()));
    return map;
  }

  // Training never decodes.
  private static Object encoder(LatentForm latent) {
    Object written = DATA.latent(latent);
    if (!(written instanceof Map<?, ?> all)) {
      return written;
    }
    Map<Object, Object> map = new LinkedHashMap<>(all);
    map.remove(DataParser.DECODER.name());
    map.remove(DataParser.DECODER_WEIGHTS.name());
    return map;
  }
}
