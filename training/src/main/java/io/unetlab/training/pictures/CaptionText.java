package io.unetlab.training.pictures;

import io.unetlab.spec.source.Problems;
import io.unetlab.spec.source.SourceLocation;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The caption in a small file; empty if a problem was added.
 *
 * @param name of the file in its archive
 * @param location of the archive
 */
record CaptionText(String name, SourceLocation location, Problems problems) {

  private static final JsonMapper JSON = new JsonMapper();
  private static final List<String> KEYS = List.of("caption", "text");

  /** The whole file. */
  String plain(byte[] file) {
    try {
      String text =
          StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(file)).toString().strip();
      return text.isEmpty() ? refuse("the caption `" + name + "` is empty") : text;
    } catch (CharacterCodingException e) {
      return refuse("`" + name + "` is not UTF-8 text");
    }
  }

  /** A key of a JSON object. */
  String ofJson(byte[] file) {
    try {
      JsonNode root = JSON.readTree(file);
      for (String key : KEYS) {
        if (root.path(key).isString() && !root.path(key).stringValue().isBlank()) {
          return root.path(key).stringValue().strip();
        }
      }
      return refuse("`" + name + "` has no text for `caption`");
    } catch (JacksonException e) {
      return refuse("`" + name + "` is not JSON: " + JsonReason.of(e));
    }
  }

  private String refuse(String message) {
    problems.error(DataCode.NO_CAPTION, location, name, message);
    return "";
  }
}
