package io.unetlab.builders.ort;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/** What ONNX Runtime writes while it is profiled: a list of events, each kernel's of each run. */
final class ProfileEvents {

  private static final JsonFactory JSON = new JsonFactory();
  private static final String KERNEL_TIME = "_kernel_time";

  private final Map<String, List<Long>> micros = new LinkedHashMap<>();
  private String category = "";
  private String name = "";
  private long duration;

  private ProfileEvents() {}

  /** Microseconds by kernel, in the order of the runs. */
  static Map<String, List<Long>> read(Path file) throws IOException {
    ProfileEvents events = new ProfileEvents();
    try (var in = Files.newInputStream(file);
        JsonParser json = JSON.createParser(ObjectReadContext.empty(), in)) {
      while (json.nextToken() != null) {
        if (json.currentToken() == JsonToken.START_OBJECT) {
          events.event(json);
        }
      }
    }
    return events.micros;
  }

  private void event(JsonParser json) {
    while (json.nextToken() == JsonToken.PROPERTY_NAME) {
      String key = json.currentName();
      json.nextToken();
      switch (key) {
        case "cat" -> category = json.getString();
        case "name" -> name = json.getString();
        case "dur" -> duration = json.getLongValue();
        default -> json.skipChildren();
      }
    }
    if (category.equals("Node") && name.endsWith(KERNEL_TIME)) {
      String kernel = name.substring(0, name.length() - KERNEL_TIME.length());
      micros.computeIfAbsent(kernel, key -> new ArrayList<>()).add(duration);
    }
  }
}
