package io.unetlab.reports.format;

import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/**
 * What a report is about.
 *
 * @param study its name
 * @param only which of the study's variants it covers, as a pattern; empty for all
 */
public record ReportSubject(String study, Optional<String> only) {

  private static final String NAME = "name";
  private static final String PROVENANCE = "provenance";
  private static final String ONLY = "only";

  /** The subject of a result's document, of which only the beginning is read. */
  static Optional<ReportSubject> of(InputStream document) throws IOException {
    try (JsonParser parser = new JsonFactory().createParser(ObjectReadContext.empty(), document)) {
      return parser.nextToken() == JsonToken.START_OBJECT ? of(parser) : Optional.empty();
    } catch (JacksonException notOurs) {
      return Optional.empty();
    }
  }

  // The name is before the provenance.
  private static Optional<ReportSubject> of(JsonParser parser) {
    Optional<String> name = Optional.empty();
    for (String key = parser.nextName(); key != null; key = parser.nextName()) {
      JsonToken value = parser.nextToken();
      if (key.equals(NAME) && value.isScalarValue()) {
        name = Optional.of(parser.getString());
      } else if (key.equals(PROVENANCE) && value == JsonToken.START_OBJECT) {
        Optional<String> only = only(parser);
        return name.map(it -> new ReportSubject(it, only));
      } else {
        parser.skipChildren();
      }
    }
    return name.map(it -> new ReportSubject(it, Optional.empty()));
  }

  // Reports of older versions have none: they may be of the whole study.
  private static Optional<String> only(JsonParser parser) {
    for (String key = parser.nextName(); key != null; key = parser.nextName()) {
      JsonToken value = parser.nextToken();
      if (key.equals(ONLY) && value == JsonToken.VALUE_STRING) {
        return Optional.of(parser.getString());
      }
      parser.skipChildren();
    }
    return Optional.empty();
  }
}
