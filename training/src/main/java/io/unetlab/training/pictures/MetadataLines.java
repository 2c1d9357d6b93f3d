package io.unetlab.training.pictures;

import io.unetlab.spec.source.Nearest;
import io.unetlab.spec.source.Problems;
import io.unetlab.spec.source.Reason;
import io.unetlab.spec.source.Source;
import io.unetlab.spec.source.SourceLocation;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/** Reads a {@code metadata.jsonl} line by line, so that it may be larger than the memory. */
final class MetadataLines {

  private static final String FILE_NAME = "file_name";
  private static final String TEXT = "text";
  private static final List<String> OTHER_WORDS = List.of("caption", "prompt", "label");

  /** Characters of a line at most. */
  private static final int LONGEST = 1 << 20;

  private static final JsonFactory JSON = new JsonFactory();

  private record Value(boolean isText, String text, SourceLocation place) {}

  private final Source source;
  private final Problems problems;
  private final Consumer<MetadataLine> lines;

  private int number = 1;

  private MetadataLines(Source source, Problems problems, Consumer<MetadataLine> lines) {
    this.source = source;
    this.problems = problems;
    this.lines = lines;
  }

  /** Passes each line on that has no problem. */
  static void read(Path file, Problems problems, Consumer<MetadataLine> lines) {
    MetadataLines all = new MetadataLines(new Source(file.toString(), ""), problems, lines);
    try (BufferedReader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
      all.read(reader);
    } catch (CharacterCodingException e) {
      all.unreadable("not UTF-8 text");
    } catch (IOException e) {
      all.unreadable("cannot be read: " + Reason.of(e));
    }
  }

  private void unreadable(String message) {
    problems.error(DataCode.SYNTAX, source.at(number, 1), "", message);
  }

  private void read(BufferedReader reader) throws IOException {
    for (Optional<String> line = next(reader); line.isPresent(); line = next(reader)) {
      if (!line.get().isBlank()) {
        parse(line.get());
      }
      number++;
    }
  }

  private static Optional<String> next(BufferedReader reader) throws IOException {
    StringBuilder line = new StringBuilder();
    int read = reader.read();
    if (read < 0) {
      return Optional.empty();
    }
    for (; read >= 0 && read != '\n'; read = reader.read()) {
      if (line.length() >= LONGEST) {
        throw new IOException("a line is longer than " + LONGEST + " characters");
      }
      line.append((char) read);
    }
    return Optional.of(line.toString());
  }

  private void parse(String line) {
    String text = line.startsWith("\uFEFF") ? line.substring(1) : line;
    try (JsonParser json = JSON.createParser(ObjectReadContext.empty(), text)) {
      if (json.nextToken() != JsonToken.START_OBJECT) {
        problems.error(DataCode.SYNTAX, source.at(number, 1), "", "expected a JSON object");
        return;
      }
      Map<String, Value> values = values(json);
      if (json.nextToken() != null) {
        SourceLocation place = place(json);
        problems.error(DataCode.SYNTAX, place, "", "expected the end of the line");
        return;
      }
      add(values);
    } catch (JacksonException e) {
      int column = e.getLocation() == null ? 1 : Math.max(1, e.getLocation().getColumnNr());
      String message = "not JSON: " + JsonReason.of(e);
      problems.error(DataCode.SYNTAX, source.at(number, column), "", message);
    }
  }

  private Map<String, Value> values(JsonParser json) {
    Map<String, Value> values = new LinkedHashMap<>();
    while (json.nextToken() == JsonToken.PROPERTY_NAME) {
      String key = json.currentName();
      boolean isText = json.nextToken() == JsonToken.VALUE_STRING;
      values.put(key, new Value(isText, isText ? json.getString() : "", place(json)));
      json.skipChildren();
    }
    return values;
  }

  private SourceLocation place(JsonParser json) {
    return source.at(number, Math.max(1, json.currentTokenLocation().getColumnNr()));
  }

  private void add(Map<String, Value> values) {
    Optional<Value> name = text(FILE_NAME, values).filter(it -> !it.text().isBlank());
    Optional<Value> caption = text(TEXT, values);
    if (name.isEmpty()) {
      missing(FILE_NAME, DataCode.SYNTAX, values);
    }
    if (caption.isEmpty()) {
      missing(TEXT, DataCode.NO_CAPTION, values);
    }
    if (name.isPresent() && caption.isPresent()) {
      lines.accept(
          new MetadataLine(
              name.get().text(), name.get().place(), caption.get().text(), caption.get().place()));
    }
  }

  private static Optional<Value> text(String key, Map<String, Value> values) {
    return Optional.ofNullable(values.get(key)).filter(Value::isText);
  }

  private void missing(String key, DataCode code, Map<String, Value> values) {
    SourceLocation place =
        Optional.ofNullable(values.get(key)).map(Value::place).orElse(source.at(number, 1));
    String message = "expected a text for `" + key + "`";
    String hint =
        values.keySet().stream()
            .filter(it -> key.equals(TEXT) && OTHER_WORDS.contains(it))
            .findFirst()
            .map(it -> "`" + it + "` has to be named `" + TEXT + "`")
            .orElseGet(() -> values.containsKey(key) ? "" : Nearest.hint(key, values.keySet()));
    problems.error(code, place, key, message, hint);
  }
}
