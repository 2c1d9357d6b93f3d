package io.unetlab.profiler.importer;

import io.unetlab.spec.source.SpecException;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** One line that is a JSON object, and complaints about its values that point to it. */
record JsonLine(ImportText text, int number, JsonNode node) {

  private static final JsonMapper JSON = new JsonMapper();
  private static final int SHOWN = 60;

  /**
   * Reads a line.
   *
   * @param number from 1
   * @throws SpecException when it is not one whole object
   */
  static JsonLine read(ImportText text, int number) {
    String line = text.lines().get(number - 1);
    try {
      return new JsonLine(text, number, JSON.readTree(line));
    } catch (JacksonException e) {
      boolean last = number == text.lastLine();
      throw text.problem(
          last ? ImportCode.CUT_OFF : ImportCode.WRONG_LINE,
          number,
          "expected a whole JSON object on the line, found `" + shown(line) + "`",
          last ? "the output was cut off; take it again" : "");
    }
  }

  String kind() {
    return text("line");
  }

  /** The value of a key that must be there. */
  String text(String key) {
    JsonNode value = node.path(key);
    if (!value.isString()) {
      throw expected("a text", key, value);
    }
    return value.stringValue();
  }

  /** The value of a key that must be there, a whole number from {@code least} on. */
  long count(String key, long least) {
    JsonNode value = node.path(key);
    if (!value.isIntegralNumber() || !value.canConvertToLong() || value.longValue() < least) {
      throw expected("a whole number from " + least + " on", key, value);
    }
    return value.longValue();
  }

  boolean truth(String key) {
    JsonNode value = node.path(key);
    if (!value.isBoolean()) {
      throw expected("true or false", key, value);
    }
    return value.booleanValue();
  }

  List<String> texts(String key) {
    JsonNode value = node.path(key);
    if (!value.isArray()) {
      throw expected("a list of texts", key, value);
    }
    List<String> texts = new ArrayList<>();
    value.forEach(item -> texts.add(item.asString()));
    return texts;
  }

  private SpecException expected(String what, String key, JsonNode found) {
    String shown = found.isMissingNode() ? "nothing" : "`" + shown(found.toString()) + "`";
    return text.problem(
        ImportCode.WRONG_LINE,
        number,
        "expected " + what + " for `" + key + "`, found " + shown,
        "");
  }

  private static String shown(String value) {
    return value.length() > SHOWN ? value.substring(0, SHOWN) + "…" : value;
  }
}
