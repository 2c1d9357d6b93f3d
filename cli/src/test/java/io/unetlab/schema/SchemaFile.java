package io.unetlab.schema;

import io.unetlab.spec.yaml.MapType;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.core.util.DefaultIndenter;
import tools.jackson.core.util.DefaultPrettyPrinter;
import tools.jackson.core.util.Separators;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The JSON Schema that editors complete and check files with, made from the parsers' own
 * declarations. Draft 7, because that is what editors know best.
 */
final class SchemaFile {

  private static final JsonMapper JSON = new JsonMapper();
  private static final DefaultPrettyPrinter PRINTER =
      new DefaultPrettyPrinter()
          .withObjectIndenter(new DefaultIndenter("  ", "\n"))
          .withSeparators(
              Separators.createDefaultInstance()
                  .withObjectNameValueSpacing(Separators.Spacing.AFTER));

  private SchemaFile() {}

  /** The file's text, with a definition for each kind of document. */
  static String of(Map<String, MapType<?>> documents) {
    return JSON.writer().with(PRINTER).writeValueAsString(schema(new TreeMap<>(documents))) + "\n";
  }

  private static ObjectNode schema(Map<String, MapType<?>> documents) {
    ObjectNode schema = JSON.createObjectNode();
    schema.put("$schema", "http://json-schema.org/draft-07/schema#");
    schema.put("title", "UNetLab");
    schema.put("description", "Generated from the parsers; do not edit.");
    ArrayNode kinds = schema.putArray("anyOf");
    documents.keySet().forEach(name -> kinds.addObject().put("$ref", "#/definitions/" + name));
    ObjectNode all = schema.putObject("definitions");
    documents.forEach((name, type) -> all.set(name, SchemaJson.of(type.schema())));
    return schema;
  }
}
