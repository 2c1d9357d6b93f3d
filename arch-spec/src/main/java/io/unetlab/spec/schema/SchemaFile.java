package io.unetlab.spec.schema;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.core.util.DefaultIndenter;
import tools.jackson.core.util.DefaultPrettyPrinter;
import tools.jackson.core.util.Separators;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The JSON Schema that editors complete and check files with, made from the parsers' own
 * declarations. Draft 7, because that is what editors know best.
 *
 * <p>One file holds every kind of document. A module knows its own kinds only, and replaces their
 * definitions without touching those of other modules.
 */
public final class SchemaFile {

  private static final JsonMapper JSON = new JsonMapper();
  private static final DefaultPrettyPrinter PRINTER =
      new DefaultPrettyPrinter()
          .withObjectIndenter(new DefaultIndenter("  ", "\n"))
          .withSeparators(
              Separators.createDefaultInstance()
                  .withObjectNameValueSpacing(Separators.Spacing.AFTER));

  private SchemaFile() {}

  /**
   * The file's text with these definitions, added or replaced.
   *
   * @param text the file as it is; empty when there is none yet
   */
  public static String with(String text, List<DocumentType> documents) {
    Map<String, JsonNode> definitions = new TreeMap<>();
    if (!text.isBlank()) {
      JSON.readTree(text)
          .path("definitions")
          .properties()
          .forEach(it -> definitions.put(it.getKey(), it.getValue()));
    }
    documents.forEach(it -> definitions.put(it.name(), SchemaJson.of(it.type().schema())));
    return JSON.writer().with(PRINTER).writeValueAsString(schema(definitions)) + "\n";
  }

  private static ObjectNode schema(Map<String, JsonNode> definitions) {
    ObjectNode schema = JSON.createObjectNode();
    schema.put("$schema", "http://json-schema.org/draft-07/schema#");
    schema.put("title", "UNetLab");
    schema.put("description", "Generated from the parsers; do not edit.");
    ArrayNode kinds = schema.putArray("anyOf");
    definitions.keySet().forEach(name -> kinds.addObject().put("$ref", "#/definitions/" + name));
    ObjectNode all = schema.putObject("definitions");
    definitions.forEach(all::set);
    return schema;
  }
}
