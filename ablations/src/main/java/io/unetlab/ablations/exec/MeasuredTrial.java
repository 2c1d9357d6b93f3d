package io.unetlab.ablations.exec;

import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import io.unetlab.profiler.latency.LatencyRecord;
import java.util.Objects;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * A network's latency with what it was compared with in the same session: a ratio of two sessions
 * would also be the ratio of what the machine did in them.
 *
 * @param session what all trials of one session share
 * @param keptLoaded as in the session's run
 * @param base what the base took in the same session; the network's own record where it is the base
 */
public record MeasuredTrial(
    String session, boolean keptLoaded, LatencyRecord record, LatencyRecord base) {

  private static final JsonMapper MAPPER = mapper();

  public MeasuredTrial {
    Objects.requireNonNull(session, "session");
    Objects.requireNonNull(record, "record");
    Objects.requireNonNull(base, "base");
  }

  String json() {
    return MAPPER.writeValueAsString(this);
  }

  /**
   * What {@link #json} wrote.
   *
   * @throws IllegalArgumentException when it did not
   */
  static MeasuredTrial read(String json) {
    try {
      return MAPPER.readValue(json, MeasuredTrial.class);
    } catch (JacksonException e) {
      throw new IllegalArgumentException("no measured trial of this version: " + json, e);
    }
  }

  // Records as they are; what they work out of themselves is worked out again.
  private static JsonMapper mapper() {
    return JsonMapper.builder()
        .changeDefaultVisibility(
            visibility ->
                visibility
                    .withGetterVisibility(Visibility.NONE)
                    .withIsGetterVisibility(Visibility.NONE)
                    .withFieldVisibility(Visibility.ANY))
        .build();
  }
}
