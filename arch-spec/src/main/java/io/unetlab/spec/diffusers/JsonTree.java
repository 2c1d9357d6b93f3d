package io.unetlab.spec.diffusers;

import io.unetlab.spec.source.Problems;
import io.unetlab.spec.source.Source;
import io.unetlab.spec.source.SourceLocation;
import io.unetlab.spec.source.SpecCode;
import io.unetlab.spec.yaml.ListNode;
import io.unetlab.spec.yaml.MapNode;
import io.unetlab.spec.yaml.ScalarNode;
import io.unetlab.spec.yaml.YamlNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/**
 * Reads JSON to the same located tree as YAML, so that both are checked by the same code. (JSON is
 * nearly YAML, but differs in tabs, long keys and escapes.)
 */
final class JsonTree {

  private static final int LONGEST = 1 << 20;
  private static final int DEEPEST = 32;
  private static final JsonFactory JSON = new JsonFactory();

  private final JsonParser parser;
  private final Cursor cursor;
  private final Problems problems;

  private JsonTree(JsonParser parser, Source source, Problems problems) {
    this.parser = parser;
    this.cursor = new Cursor(source);
    this.problems = problems;
  }

  /** The whole text as one value; empty if invalid; the problem has then been reported. */
  static Optional<YamlNode> read(Source source, Problems problems) {
    if (source.text().length() > LONGEST) {
      String message = "the text has more than " + LONGEST + " characters; no config is that long";
      problems.error(SpecCode.TOO_LARGE, source.at(1, 1), "", message);
      return Optional.empty();
    }
    try (JsonParser parser = JSON.createParser(ObjectReadContext.empty(), source.text())) {
      return new JsonTree(parser, source, problems).document(source);
    }
  }

  private Optional<YamlNode> document(Source source) {
    try {
      if (parser.nextToken() == null) {
        problems.error(SpecCode.EMPTY, source.at(1, 1), "", "the file is empty");
        return Optional.empty();
      }
      YamlNode root = value(0);
      if (parser.nextToken() != null) {
        problems.error(SpecCode.SYNTAX, here(), "", "not JSON: a second value after the first");
        return Optional.empty();
      }
      return Optional.of(root);
    } catch (TooDeep tooDeep) {
      String message = "lists and objects are nested more than " + DEEPEST + " deep";
      problems.error(SpecCode.TOO_DEEP, here(), "", message);
    } catch (JacksonException broken) {
      problems.error(SpecCode.SYNTAX, location(broken), "", "not JSON: " + reason(broken));
    }
    return Optional.empty();
  }

  // A number with thousands of digits exceeds a limit of the parser, which then gives no location.
  private SourceLocation location(JacksonException broken) {
    return broken.getLocation() == null ? here() : cursor.at(broken.getLocation().getCharOffset());
  }

  /** The parser's message without its advice on how to set up the parser. */
  private static String reason(JacksonException broken) {
    return broken
        .getOriginalMessage()
        .replaceFirst(
            "(?s)(: enable |: was expecting \\(JSON | \\(\\d+, from `| \\(start marker at ).*", "");
  }

  private YamlNode value(int depth) {
    if (depth > DEEPEST) {
      throw new TooDeep();
    }
    SourceLocation location = here();
    return switch (parser.currentToken()) {
      case START_OBJECT -> object(location, depth);
      case START_ARRAY -> array(location, depth);
      default ->
          new ScalarNode(
              location, parser.getString(), parser.currentToken() == JsonToken.VALUE_STRING);
    };
  }

  private MapNode object(SourceLocation location, int depth) {
    List<MapNode.Entry> entries = new ArrayList<>();
    Set<String> names = new HashSet<>();
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      ScalarNode key = new ScalarNode(here(), parser.currentName(), true);
      parser.nextToken();
      YamlNode value = value(depth + 1);
      if (names.add(key.text())) {
        entries.add(new MapNode.Entry(key, value));
      } else {
        String message = "the key " + key.describe() + " appears twice in the same object";
        problems.error(SpecCode.DUPLICATE_KEY, key.location(), key.text(), message);
      }
    }
    return new MapNode(location, entries);
  }

  private ListNode array(SourceLocation location, int depth) {
    List<YamlNode> items = new ArrayList<>();
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      items.add(value(depth + 1));
    }
    return new ListNode(location, items);
  }

  private SourceLocation here() {
    return cursor.at(parser.currentTokenLocation().getCharOffset());
  }

  private static final class TooDeep extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }

  /** Converts offsets to lines and columns, continuing from the last one. */
  private static final class Cursor {

    private final Source source;
    private int offset;
    private int line = 1;
    private int column = 1;

    Cursor(Source source) {
      this.source = source;
    }

    SourceLocation at(long wanted) {
      int end = (int) Math.max(0, Math.min(wanted, source.text().length()));
      if (end < offset) {
        offset = 0;
        line = 1;
        column = 1;
      }
      while (offset < end) {
        int point = source.text().codePointAt(offset);
        offset += Character.charCount(point);
        boolean ends = point == '\n' || (point == '\r' && !source.text().startsWith("\n", offset));
        line += ends ? 1 : 0;
        column = ends ? 1 : column + 1;
      }
      return source.at(line, column);
    }
  }
}
