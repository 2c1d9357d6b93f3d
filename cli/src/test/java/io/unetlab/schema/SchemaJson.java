package io.unetlab.schema;

import io.unetlab.spec.yaml.ListNode;
import io.unetlab.spec.yaml.MapNode;
import io.unetlab.spec.yaml.ScalarNode;
import io.unetlab.spec.yaml.YamlNode;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Types' schemas as JSON: keywords in one fixed order, properties in the order of the language. */
final class SchemaJson {

  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private static final List<String> KEYWORDS =
      List.of(
          "$ref",
          "description",
          "default",
          "type",
          "const",
          "enum",
          "anyOf",
          "oneOf",
          "minimum",
          "maximum",
          "minLength",
          "maxLength",
          "pattern",
          "minItems",
          "maxItems",
          "items",
          "required",
          "minProperties",
          "maxProperties",
          "propertyNames",
          "additionalProperties",
          "properties");

  private SchemaJson() {}

  static JsonNode of(Object value) {
    if (value instanceof YamlNode node) {
      return of(node);
    }
    if (value instanceof Map<?, ?> map) {
      return schema(map);
    }
    if (value instanceof List<?> list) {
      ArrayNode array = NODES.arrayNode();
      list.forEach(item -> array.add(of(item)));
      return array;
    }
    return scalar(value);
  }

  private static JsonNode schema(Map<?, ?> map) {
    Map<String, Object> sorted = new TreeMap<>(Comparator.comparingInt(SchemaJson::place));
    map.forEach((keyword, value) -> sorted.put(keyword.toString(), value));
    ObjectNode object = NODES.objectNode();
    sorted.forEach(
        (keyword, value) ->
            object.set(keyword, keyword.equals("properties") ? properties(value) : of(value)));
    return object;
  }

  private static int place(String keyword) {
    int place = KEYWORDS.indexOf(keyword);
    if (place < 0) {
      throw new IllegalArgumentException("`" + keyword + "` has no place among the keywords yet");
    }
    return place;
  }

  private static JsonNode properties(Object value) {
    ObjectNode object = NODES.objectNode();
    ((Map<?, ?>) value).forEach((name, schema) -> object.set(name.toString(), of(schema)));
    return object;
  }

  private static JsonNode scalar(Object value) {
    if (value instanceof Integer number) {
      return NODES.numberNode(number);
    }
    if (value instanceof Double number) {
      return number == Math.rint(number)
          ? NODES.numberNode(number.longValue())
          : NODES.numberNode(number);
    }
    if (value instanceof Boolean truth) {
      return NODES.booleanNode(truth);
    }
    return NODES.stringNode(value.toString());
  }

  private static JsonNode of(YamlNode node) {
    if (node instanceof MapNode map) {
      ObjectNode object = NODES.objectNode();
      map.entries().forEach(it -> object.set(it.key().text(), of(it.value())));
      return object;
    }
    if (node instanceof ListNode list) {
      ArrayNode array = NODES.arrayNode();
      list.items().forEach(item -> array.add(of(item)));
      return array;
    }
    String text = ((ScalarNode) node).text();
    return text.matches("[0-9]+") ? NODES.numberNode(Long.parseLong(text)) : NODES.stringNode(text);
  }
}
