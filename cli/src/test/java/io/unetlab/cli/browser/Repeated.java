package io.unetlab.cli.browser;

import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The data of a large study, made from a smaller one's. */
final class Repeated {

  private static final ObjectMapper JSON = new ObjectMapper();

  private Repeated() {}

  /** Every column of variants several times in a row; numbers go on counting. */
  static String study(String json, int times) {
    ObjectNode study = (ObjectNode) JSON.readTree(json);
    ObjectNode variants = (ObjectNode) study.get("variants");
    int count = variants.get("number").size();
    for (Map.Entry<String, JsonNode> column : variants.properties()) {
      variants.set(column.getKey(), repeat(column.getValue(), count, times));
    }
    ArrayNode numbers = JSON.createArrayNode();
    for (int i = 0; i < count * times; i++) {
      numbers.add(i);
    }
    variants.set("number", numbers);
    return JSON.writeValueAsString(study).replace("</", "<\\/");
  }

  private static JsonNode repeat(JsonNode column, int count, int times) {
    if (column.isString() && column.stringValue().length() == count) {
      return JSON.getNodeFactory().stringNode(column.stringValue().repeat(times));
    }
    if (!column.isArray()) {
      return column;
    }
    ArrayNode made = JSON.createArrayNode();
    if (column.size() == count && !column.get(0).isArray()) {
      for (int i = 0; i < times; i++) {
        made.addAll((ArrayNode) column);
      }
      return made;
    }
    for (JsonNode each : column) {
      made.add(repeat(each, count, times));
    }
    return made;
  }
}
