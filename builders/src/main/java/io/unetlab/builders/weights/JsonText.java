package io.unetlab.builders.weights;

import io.unetlab.spec.source.ProblemCode;
import io.unetlab.spec.source.Problems;
import io.unetlab.spec.source.SourceLocation;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Consumer;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.json.JsonFactory;

/**
 * Streaming JSON from a file that may be hostile: only what the reader keeps takes memory. Objects
 * may not repeat a key.
 */
final class JsonText {

  private static final JsonFactory JSON =
      JsonFactory.builder()
          .streamReadConstraints(
              StreamReadConstraints.builder().maxNestingDepth(8).maxNumberLength(40).build())
          .build();

  /** No real file has a hundredth of this; the names must not fill the memory. */
  private static final int MOST_KEYS = 1 << 18;

  private final JsonParser parser;
  private final SourceLocation location;
  private final Problems problems;
  private int keys;

  private JsonText(JsonParser parser, SourceLocation location, Problems problems) {
    this.parser = parser;
    this.location = location;
    this.problems = problems;
  }

  /**
   * Passes the single object of a text to a reader.
   *
   * @param what describes the text in messages
   * @return whether it was an object and nothing else
   */
  static boolean read(
      byte[] text, String what, SourceLocation location, Problems problems, Consumer<JsonText> to) {
    // The parser would take text with zero bytes for UTF-16 or UTF-32.
    boolean utf8 = text.length > 1 && text[0] != 0 && text[1] != 0;
    if (!utf8) {
      problems.error(WeightCode.HEADER_SYNTAX, location, "", what + " is not JSON in UTF-8");
      return false;
    }
    try (JsonParser parser = JSON.createParser(ObjectReadContext.empty(), text)) {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        problems.error(WeightCode.HEADER_SYNTAX, location, "", what + " is not a JSON object");
        return false;
      }
      to.accept(new JsonText(parser, location, problems));
      if (parser.nextToken() != null) {
        String message = what + " continues after its JSON object";
        problems.error(WeightCode.HEADER_SYNTAX, location, "", message);
        return false;
      }
      return true;
    } catch (TooManyKeys tooMany) {
      String message = what + " has more than " + MOST_KEYS + " keys";
      problems.error(WeightCode.HEADER_TOO_LARGE, location, "", message);
      return false;
    } catch (JacksonException broken) {
      String message = what + " is not JSON: " + reason(broken) + place(broken);
      problems.error(WeightCode.HEADER_SYNTAX, location, "", message);
      return false;
    }
  }

  // The parser reports no position when a limit on depth or length is exceeded.
  private static String place(JacksonException broken) {
    TokenStreamLocation place = broken.getLocation();
    return place == null || place.getByteOffset() < 0 ? "" : " at byte " + place.getByteOffset();
  }

  /** The parser's message without its advice on configuring the parser. */
  private static String reason(JacksonException broken) {
    return broken
        .getOriginalMessage()
        .replaceFirst(
            "(?s)(: enable | \\(\\d+, from `| \\(start marker at | \\(for Object starting).*", "");
  }

  /** Passes on each key of the object that starts here, with the parser at its value. */
  void keys(Consumer<String> each) {
    Set<String> seen = new HashSet<>();
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      if (++keys > MOST_KEYS) {
        throw new TooManyKeys();
      }
      String key = parser.currentName();
      parser.nextToken();
      if (seen.add(key)) {
        each.accept(key);
      } else {
        error(WeightCode.DUPLICATE_NAME, key, "the key `" + key + "` appears twice");
        skip();
      }
    }
  }

  /** Skips the value that starts here. */
  void skip() {
    parser.skipChildren();
  }

  boolean isObject() {
    return parser.currentToken() == JsonToken.START_OBJECT;
  }

  boolean isList() {
    return parser.currentToken() == JsonToken.START_ARRAY;
  }

  boolean isText() {
    return parser.currentToken() == JsonToken.VALUE_STRING;
  }

  String text() {
    return parser.getString();
  }

  /** Goes to the next value of the list; false at its end. */
  boolean nextInList() {
    return parser.nextToken() != JsonToken.END_ARRAY;
  }

  /**
   * The integer here; negative if the value is not an integer, is below 0, or does not fit 64 bits.
   */
  long count() {
    if (parser.currentToken() != JsonToken.VALUE_NUMBER_INT) {
      skip();
      return -1;
    }
    return parser.getNumberType() == JsonParser.NumberType.BIG_INTEGER ? -1 : parser.getLongValue();
  }

  void error(ProblemCode code, String path, String message) {
    problems.error(code, location, path, message);
  }

  private static final class TooManyKeys extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }
}
