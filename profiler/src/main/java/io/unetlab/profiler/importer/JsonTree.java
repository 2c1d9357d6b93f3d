package io.unetlab.profiler.importer;

import io.unetlab.spec.source.Source;
import io.unetlab.spec.source.SourceLocation;
import io.unetlab.spec.source.SpecException;
import io.unetlab.spec.yaml.ListNode;
import io.unetlab.spec.yaml.MapNode;
import io.unetlab.spec.yaml.ScalarNode;
import io.unetlab.spec.yaml.YamlNode;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.exc.UnexpectedEndOfInputException;
import tools.jackson.core.json.JsonFactory;

/** A JSON document as the located tree of the YAML reader, so that both are read alike. */
final class JsonTree {

  private static final JsonFactory JSON = new JsonFactory();

  private final ImportText text;
  private final Source shown;

  private JsonTree(ImportText text, Source shown) {
    this.text = text;
    this.shown = shown;
  }

  /**
   * Reads a document.
   *
   * @throws SpecException when it is not JSON, or not whole
   */
  static YamlNode read(ImportText text) {
    return new JsonTree(text, text.source()).document();
  }

  /**
   * Reads a document with private content, of which no message may show a line.
   *
   * @throws SpecException likewise
   */
  static YamlNode readUnshown(ImportText text) {
    return new JsonTree(text, new Source(text.source().name(), "")).document();
  }

  private YamlNode document() {
    try (JsonParser json = JSON.createParser(ObjectReadContext.empty(), text.source().text())) {
      json.nextToken();
      YamlNode root = node(json);
      if (json.nextToken() != null) {
        throw problem(
            ImportCode.WRONG_LINE, json.currentTokenLocation(), "more text after its end", "");
      }
      return root;
    } catch (UnexpectedEndOfInputException e) {
      throw problem(
          ImportCode.CUT_OFF, e.getLocation(), "its end", "the file was cut off; record it again");
    } catch (StreamConstraintsException e) {
      throw problem(ImportCode.WRONG_LINE, e.getLocation(), "one too deep or too long to read", "");
    } catch (JacksonException e) {
      throw problem(ImportCode.WRONG_LINE, e.getLocation(), "text that is not JSON", "");
    }
  }

  private SpecException problem(
      ImportCode code, @Nullable TokenStreamLocation at, String found, String hint) {
    SourceLocation place = at == null ? shown.at(1, 1) : place(at); // a limit has no place
    return ImportText.problem(code, place, "expected a JSON document, found " + found, hint);
  }

  private SourceLocation place(TokenStreamLocation at) {
    return shown.at(Math.max(1, at.getLineNr()), Math.max(1, at.getColumnNr()));
  }

  private YamlNode node(JsonParser json) {
    SourceLocation at = place(json.currentTokenLocation());
    return switch (json.currentToken()) {
      case START_OBJECT -> new MapNode(at, entries(json));
      case START_ARRAY -> new ListNode(at, items(json));
      default ->
          new ScalarNode(at, json.getString(), json.currentToken() == JsonToken.VALUE_STRING);
    };
  }

  private List<MapNode.Entry> entries(JsonParser json) {
    List<MapNode.Entry> entries = new ArrayList<>();
    while (json.nextToken() == JsonToken.PROPERTY_NAME) {
      ScalarNode key = new ScalarNode(place(json.currentTokenLocation()), json.currentName(), true);
      json.nextToken();
      entries.add(new MapNode.Entry(key, node(json)));
    }
    return entries;
  }

  private List<YamlNode> items(JsonParser json) {
    List<YamlNode> items = new ArrayList<>();
    while (json.nextToken() != JsonToken.END_ARRAY) {
      items.add(node(json));
    }
    return items;
  }
}
