package io.unetlab.builders.tokenizer;

import io.unetlab.spec.source.Problems;
import io.unetlab.spec.source.SourceLocation;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** The tokens of a tokenizer and their numbers. */
record Vocabulary(Map<String, Integer> ids, SourceLocation location) {

  private static final int LARGEST = 10_000_000;

  Vocabulary {
    ids = Map.copyOf(ids);
  }

  /** An object of tokens and numbers; empty if a problem was added. */
  static Optional<Vocabulary> of(JsonNode object, SourceLocation location, Problems problems) {
    Map<String, Integer> ids = new HashMap<>();
    for (Map.Entry<String, JsonNode> entry : object.properties()) {
      JsonNode id = entry.getValue();
      if (!id.isInt() || id.intValue() < 0 || id.intValue() > LARGEST) {
        String message = "the token `" + entry.getKey() + "` has no number, but " + id;
        problems.error(TokenizerCode.SYNTAX, location, entry.getKey(), message);
        return Optional.empty();
      }
      ids.put(entry.getKey(), id.intValue());
    }
    if (ids.isEmpty()) {
      problems.error(TokenizerCode.SYNTAX, location, "", "the vocabulary is empty");
      return Optional.empty();
    }
    return Optional.of(new Vocabulary(ids, location));
  }

  /** With further tokens, as {@code added_tokens} of a {@code tokenizer.json} lists them. */
  Vocabulary with(JsonNode added) {
    Map<String, Integer> all = new HashMap<>(ids);
    added.forEach(it -> all.put(it.path("content").asString(""), it.path("id").asInt(0)));
    return new Vocabulary(all, location);
  }

  boolean has(String token) {
    return ids.containsKey(token);
  }

  /** The number of a token; reports one that is missing. */
  Optional<Integer> id(String token, String what, Problems problems) {
    Optional<Integer> id = Optional.ofNullable(ids.get(token));
    if (id.isEmpty()) {
      String message = "the vocabulary has no `" + token + "`, " + what;
      problems.error(TokenizerCode.NO_SPECIAL, location, token, message);
    }
    return id;
  }

  int highest() {
    return Collections.max(ids.values());
  }
}
