package io.unetlab.spec.diffusers;

import io.unetlab.spec.source.Problems;
import io.unetlab.spec.source.SpecCode;
import io.unetlab.spec.text.TextEncoderSpec;
import io.unetlab.spec.text.TextFeedForward;
import io.unetlab.spec.text.TextOutput;
import java.util.List;
import java.util.Optional;

/**
 * Reads the config of CLIPTextModel and CLIPTextModelWithProjection. The outputs are the last state
 * and, with a projection, the projected row: which state a pipeline reads is not in a config.
 *
 * <p>The class without a projection does not have one, although its config states a width.
 */
final class ClipImport {

  /** This id stands for the highest one: early configs have it, whatever the vocabulary's is. */
  static final int HIGHEST = 2;

  private final ConfigValues config;

  private ClipImport(ConfigValues config) {
    this.config = config;
  }

  static TextEncoderSpec read(ConfigValues config, Problems problems) {
    ClipImport reader = new ClipImport(config);
    reader.check();
    problems.throwIfErrors();
    return reader.spec();
  }

  private void check() {
    int width = config.get(ClipKeys.HIDDEN_SIZE);
    int heads = config.get(ClipKeys.NUM_ATTENTION_HEADS);
    if (width % heads != 0) {
      String message = "a `hidden_size` of " + width + " does not split into " + heads + " heads";
      config.error(SpecCode.TEXT_HEADS, ClipKeys.NUM_ATTENTION_HEADS, message, "");
    }
    int words = config.get(ClipKeys.VOCAB_SIZE);
    if (isProjected() && endOfText().filter(id -> id >= words).isPresent()) {
      String message = "`eos_token_id` is not below the `vocab_size` of " + words;
      config.error(SpecCode.END_OF_TEXT, ClipKeys.EOS_TOKEN_ID, message, "");
    }
  }

  private boolean isProjected() {
    return config.keys() == ClipKeys.PROJECTED;
  }

  private Optional<Integer> endOfText() {
    return config.get(ClipKeys.EOS_TOKEN_ID).filter(id -> id != HIGHEST);
  }

  private TextEncoderSpec spec() {
    return new TextEncoderSpec(
        TextEncoderSpec.KIND,
        TextEncoderSpec.KIND,
        1,
        config.get(ClipKeys.MAX_POSITION_EMBEDDINGS),
        config.get(ClipKeys.VOCAB_SIZE),
        config.get(ClipKeys.HIDDEN_SIZE),
        config.get(ClipKeys.NUM_HIDDEN_LAYERS),
        0,
        config.get(ClipKeys.NUM_ATTENTION_HEADS),
        feedForward(),
        config.get(ClipKeys.LAYER_NORM_EPS),
        true,
        isProjected()
            ? List.of(TextOutput.OUTPUT, TextOutput.TEXT_EMBEDS)
            : List.of(TextOutput.OUTPUT),
        endOfText(),
        isProjected() ? Optional.of(config.get(ClipKeys.PROJECTION_DIM)) : Optional.empty(),
        config.location());
  }

  private TextFeedForward feedForward() {
    return new TextFeedForward(
        Optional.of(config.get(ClipKeys.INTERMEDIATE_SIZE)),
        Optional.empty(),
        config.get(ClipKeys.HIDDEN_ACT));
  }
}
