package io.unetlab.spec.diffusers;

import io.unetlab.spec.source.Problems;
import io.unetlab.spec.source.SpecCode;
import io.unetlab.spec.text.TextEncoderSpec;
import io.unetlab.spec.text.TextOutput;
import io.unetlab.spec.yaml.ChoiceType;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Writes a text encoder as the config of CLIPTextModelWithProjection, or of CLIPTextModel if it has
 * no projection. Both compute every state; which of them is read is lost.
 */
final class ClipExport {

  private final TextEncoderSpec spec;

  private ClipExport(TextEncoderSpec spec) {
    this.spec = spec;
  }

  static String write(TextEncoderSpec spec) {
    Problems problems = new Problems();
    ClipExport export = new ClipExport(spec);
    export.check(problems);
    problems.throwIfErrors();
    return ConfigJson.write(export.config());
  }

  private void check(Problems problems) {
    if (spec.batch() > 1) {
      refuse("batch", spec.batch() + "", "only 1", problems);
    }
    if (!spec.causal()) {
      refuse("causal", "false", "only true", problems);
    }
    if (!spec.needsFinalNorm()) {
      String only = "the class has the last layer and the final norm; `output` includes them";
      refuse("outputs", "penultimate", only, problems);
    }
    if (spec.isPooled() && spec.endOfText().filter(id -> id == ClipImport.HIGHEST).isPresent()) {
      String only = "transformers takes this id for the highest";
      refuse("end_of_text", ClipImport.HIGHEST + "", only, problems);
    }
  }

  private void refuse(String path, String value, String only, Problems problems) {
    String message = "a transformers config cannot express `" + path + ": " + value + "`";
    problems.error(SpecCode.NOT_EXPORTABLE, spec.location(), path, message, only);
  }

  private Map<String, Object> config() {
    boolean projected = spec.returned().contains(TextOutput.TEXT_EMBEDS);
    Map<String, Object> config = new HashMap<>();
    config.put(
        ClipConfig.ARCHITECTURES, List.of(projected ? ClipConfig.PROJECTED : ClipConfig.PLAIN));
    config.put(ClipConfig.TYPE, "clip_text_model");
    config.put("vocab_size", spec.vocabulary());
    config.put("hidden_size", spec.width());
    config.put("intermediate_size", spec.feedForward().innerWidth(spec.width()));
    config.put("num_hidden_layers", spec.ownLayers());
    config.put("num_attention_heads", spec.heads());
    config.put("max_position_embeddings", spec.tokens());
    config.put("hidden_act", ChoiceType.word(spec.feedForward().activation()));
    config.put("layer_norm_eps", spec.normEps());
    config.put("projection_dim", spec.liveProjection().orElse(spec.width()));
    config.put("eos_token_id", spec.endOfText().orElse(ClipImport.HIGHEST));
    config.put("bos_token_id", 0);
    config.put("pad_token_id", 1);
    return config;
  }
}
