package io.unetlab.builders.tokenizer;

import io.unetlab.builders.json.JsonFile;
import io.unetlab.spec.source.Problems;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * The tokens around a text, as {@code special_tokens_map.json} or {@code tokenizer_config.json}
 * name them; CLIP's where neither does.
 *
 * @param pad what fills a text up to its length: CLIP's own ends it again, that of the second
 *     encoder of Stable Diffusion XL is {@code !}
 */
record SpecialTokens(String start, String end, String pad) {

  private static final String START = "<|startoftext|>";
  private static final String END = "<|endoftext|>";
  private static final List<String> FILES =
      List.of("special_tokens_map.json", "tokenizer_config.json");

  static SpecialTokens read(Path folder, Problems problems) {
    List<JsonNode> files = new ArrayList<>();
    for (String name : FILES) {
      JsonFile.readIfThere(folder.resolve(name), TokenizerCode.SYNTAX, problems)
          .ifPresent(it -> files.add(it.root()));
    }
    return new SpecialTokens(
        find(files, "bos_token").orElse(START),
        find(files, "eos_token").orElse(END),
        find(files, "pad_token").orElse(END));
  }

  // A token is a text, or an object with its text and how it is matched.
  private static Optional<String> find(List<JsonNode> files, String key) {
    return files.stream()
        .map(file -> file.path(key))
        .map(value -> value.isObject() ? value.path("content") : value)
        .filter(JsonNode::isString)
        .map(JsonNode::asString)
        .filter(text -> !text.isEmpty())
        .findFirst();
  }
}
