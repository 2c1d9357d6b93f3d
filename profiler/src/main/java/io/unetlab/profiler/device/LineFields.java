package io.unetlab.profiler.device;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import tools.jackson.databind.JsonNode;

/** The values of one line by key; every error has the same form and quotes the line. */
final class LineFields {

  private static final int QUOTED = 120;

  private final JsonNode object;
  private final String line;

  LineFields(JsonNode object, String line) {
    this.line = line;
    this.object = object;
    if (!object.isObject()) {
      throw new AgentLineException("not a JSON object: " + quoted(line));
    }
  }

  boolean has(String key) {
    return object.has(key);
  }

  String text(String key) {
    return take(key, "text", JsonNode::isString).asString();
  }

  boolean flag(String key) {
    return take(key, "true or false", JsonNode::isBoolean).asBoolean();
  }

  /** A whole number, 0 or more. */
  long whole(String key) {
    return take(key, "a whole number, 0 or more", LineFields::isWhole).asLong();
  }

  int count(String key) {
    return take(
            key, "a whole number from 0 to 2147483647", it -> isWhole(it) && it.canConvertToInt())
        .asInt();
  }

  /** Null means a value that is not finite, which JSON cannot express. */
  double number(String key) {
    JsonNode number = take(key, "a number or null", it -> it.isNumber() || it.isNull());
    return number.isNull() ? Double.NaN : number.asDouble();
  }

  List<String> texts(String key) {
    return list(key, "a list of texts", JsonNode::isString, JsonNode::asString);
  }

  List<Long> wholes(String key) {
    return list(key, "a list of whole numbers", LineFields::isWhole, JsonNode::asLong);
  }

  private <T> List<T> list(
      String key, String expected, Predicate<JsonNode> each, Function<JsonNode, T> value) {
    List<T> values = new ArrayList<>();
    for (JsonNode element : take(key, expected, JsonNode::isArray)) {
      if (!each.test(element)) {
        throw wrong("`" + key + "` has to be " + expected + ", but holds " + element);
      }
      values.add(value.apply(element));
    }
    return values;
  }

  private static boolean isWhole(JsonNode node) {
    return node.isIntegralNumber() && node.canConvertToLong() && node.asLong() >= 0;
  }

  private JsonNode take(String key, String expected, Predicate<JsonNode> fits) {
    JsonNode found =
        Optional.ofNullable(object.get(key))
            .orElseThrow(() -> wrong("`" + key + "` is missing; it has to be " + expected));
    if (!fits.test(found)) {
      throw wrong("`" + key + "` has to be " + expected + ", but is " + quoted(found.toString()));
    }
    return found;
  }

  AgentLineException wrong(String reason) {
    return new AgentLineException(reason + ", in " + quoted(line));
  }

  static String quoted(String text) {
    return text.length() <= QUOTED ? "`" + text + "`" : "`" + text.substring(0, QUOTED) + " …`";
  }
}
