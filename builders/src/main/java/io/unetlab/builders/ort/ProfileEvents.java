package io.unetlab.builders.ort;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/**
 * The profile that ONNX Runtime writes: a list of events, one per kernel and run, one per whole
 * run, and those of loading.
 */
public final class ProfileEvents {

  /**
   * A run of the whole network.
   *
   * @param startMicros since the session started
   * @param micros its duration
   */
  public record Run(long startMicros, long micros) {}

  /**
   * A kernel's description.
   *
   * @param its operator; empty if the profile does not name it
   * @param its execution provider, such as {@code CPUExecutionProvider}; may be empty
   */
  public record Origin(String operator, String provider) {}

  private static final JsonFactory JSON = new JsonFactory();
  private static final String KERNEL_TIME = "_kernel_time";

  private final Map<String, List<Long>> micros = new LinkedHashMap<>();
  private final Map<String, Origin> origins = new LinkedHashMap<>();
  private final List<Run> runs = new ArrayList<>();
  private OptionalLong loadMicros = OptionalLong.empty();
  private String category = "";
  private String name = "";
  private String operator = "";
  private String provider = "";
  private long start;
  private long duration;

  private ProfileEvents() {}

  /** Reads a profile that the runtime wrote. */
  static ProfileEvents read(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file);
        JsonParser json = JSON.createParser(ObjectReadContext.empty(), in)) {
      return read(json);
    }
  }

  /**
   * Reads a profile's text.
   *
   * @throws JacksonException if it is not JSON or not a list of events
   */
  public static ProfileEvents parse(String text) {
    try (JsonParser json = JSON.createParser(ObjectReadContext.empty(), text)) {
      return read(json);
    }
  }

  private static ProfileEvents read(JsonParser json) {
    ProfileEvents events = new ProfileEvents();
    while (json.nextToken() != null) {
      if (json.currentToken() == JsonToken.START_OBJECT) {
        events.event(json);
      }
    }
    return events;
  }

  /** Microseconds by kernel, in the order of the runs. */
  public Map<String, List<Long>> micros() {
    return Collections.unmodifiableMap(micros);
  }

  /** The kernels' descriptions, by the same names. */
  public Map<String, Origin> origins() {
    return Collections.unmodifiableMap(origins);
  }

  /** The runs in their order. */
  public List<Run> runs() {
    return Collections.unmodifiableList(runs);
  }

  /**
   * Microseconds of loading the file and initialising the session; empty if the profile lacks them.
   */
  public OptionalLong loadMicros() {
    return loadMicros;
  }

  private void event(JsonParser json) {
    category = "";
    name = "";
    operator = "";
    provider = "";
    start = 0;
    duration = 0;
    while (json.nextToken() == JsonToken.PROPERTY_NAME) {
      String key = json.currentName();
      json.nextToken();
      switch (key) {
        case "cat" -> category = json.getString();
        case "name" -> name = json.getString();
        case "dur" -> duration = json.getLongValue();
        case "ts" -> start = json.getLongValue();
        case "args" -> arguments(json);
        default -> json.skipChildren();
      }
    }
    keep();
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
        case "op_name" -> operator = json.getString();
        case "provider" -> provider = json.getString();
        default -> json.skipChildren();
      }
    }
  }

  private void keep() {
    if (category.equals("Node") && name.endsWith(KERNEL_TIME)) {
      String kernel = name.substring(0, name.length() - KERNEL_TIME.length());
      micros.computeIfAbsent(kernel, key -> new ArrayList<>()).add(duration);
      origins.putIfAbsent(kernel, new Origin(operator, provider));
    } else if (category.equals("Session") && name.equals("model_run")) {
      runs.add(new Run(start, duration));
    } else if (category.equals("Session")
        && (name.startsWith("model_loading") || name.equals("session_initialization"))) {
      loadMicros = OptionalLong.of(loadMicros.orElse(0) + duration);
    }
  }
}
