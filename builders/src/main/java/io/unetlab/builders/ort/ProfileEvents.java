package io.unetlab.builders.ort;

import java.io.Reader;
import java.util.function.Consumer;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.json.JsonReadFeature;

/**
 * The profile that ONNX Runtime writes, read event by event, since that of a large network over
 * many runs does not fit into memory. A session's events are in the order in which they ended, so a
 * run follows its kernels.
 */
public final class ProfileEvents {

  // A comma after the last event, as some versions write, loses nothing.
  private static final JsonFactory JSON =
      JsonFactory.builder().enable(JsonReadFeature.ALLOW_TRAILING_COMMA).build();

  private String category = "";
  private String name = "";
  private String operator = "";
  private String provider = "";
  private String nodeIndex = "";
  private long start;
  private long duration;

  private ProfileEvents() {}

  /**
   * Reads a profile; its text is not closed.
   *
   * @param events receives each event
   * @throws JacksonException if it is not JSON, not a list of events, or not whole
   */
  public static void read(Reader text, Consumer<ProfileEvent> events) {
    try (JsonParser json = JSON.createParser(ObjectReadContext.empty(), text)) {
      while (json.nextToken() != null) {
        if (json.currentToken() == JsonToken.START_OBJECT) {
          events.accept(new ProfileEvents().event(json));
        }
      }
    }
  }

  private ProfileEvent event(JsonParser json) {
    while (json.nextToken() == JsonToken.PROPERTY_NAME) {
      String key = json.currentName();
      json.nextToken();
      switch (key) {
        case "cat" -> category = text(json);
        case "name" -> name = text(json);
        case "dur" -> duration = micros(json);
        case "ts" -> start = micros(json);
        case "args" -> arguments(json);
        default -> json.skipChildren();
      }
    }
    int line = json.currentLocation().getLineNr();
    return new ProfileEvent(category, name, operator, provider, nodeIndex, start, duration, line);
  }

  private void arguments(JsonParser json) {
    if (json.currentToken() != JsonToken.START_OBJECT) {
      json.skipChildren();
      return;
    }
    while (json.nextToken() == JsonToken.PROPERTY_NAME) {
      String key = json.currentName();
      json.nextToken();
      switch (key) {
        case "op_name" -> operator = text(json);
        case "provider" -> provider = text(json);
        case "node_index" -> nodeIndex = text(json);
        default -> json.skipChildren();
      }
    }
  }

  private static String text(JsonParser json) {
    if (json.currentToken().isScalarValue()) {
      return json.getString();
    }
    json.skipChildren();
    return "";
  }

  private static long micros(JsonParser json) {
    if (!json.currentToken().isNumeric()) {
      throw new StreamReadException(json, "expected microseconds");
    }
    double rounded = json.getDoubleValue(); // a number of any size, saturated
    return Math.abs(rounded) >= Long.MAX_VALUE ? (long) rounded : json.getLongValue();
  }
}
