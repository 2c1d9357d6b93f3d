package io.unetlab.cli;

import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import tools.jackson.databind.json.JsonMapper;

/**
 * How this process and a measuring one write records to each other: field by field, on one line.
 * What a record works out of itself is worked out again.
 */
final class ChildJson {

  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .changeDefaultVisibility(
              visibility ->
                  visibility
                      .withGetterVisibility(Visibility.NONE)
                      .withIsGetterVisibility(Visibility.NONE)
                      .withFieldVisibility(Visibility.ANY))
          .build();

  private ChildJson() {}

  static String write(Object value) {
    return MAPPER.writeValueAsString(value);
  }

  /**
   * What {@link #write} wrote.
   *
   * @throws tools.jackson.core.JacksonException when it did not
   */
  static <T> T read(String json, Class<T> type) {
    return MAPPER.readValue(json, type);
  }
}
