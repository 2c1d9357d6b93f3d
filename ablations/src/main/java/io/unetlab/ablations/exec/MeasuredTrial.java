package io.unetlab.ablations.exec;

import io.unetlab.profiler.latency.LatencyRecord;
import io.unetlab.profiler.process.RecordJson;
import io.unetlab.spec.model.SpecHash;
import java.util.Map;
import java.util.Objects;
import tools.jackson.core.JacksonException;

/**
 * A network's latency with the base's from the same session: a ratio across sessions would include
 * the drift between them.
 *
 * @param session shared by all trials of one session
 * @param keptLoaded as in the session's run
 * @param base the base's latency in the same session; the network's own record if it is the base
 */
public record MeasuredTrial(
    String session, boolean keptLoaded, LatencyRecord record, LatencyRecord base) {

  public MeasuredTrial {
    Objects.requireNonNull(session, "session");
    Objects.requireNonNull(record, "record");
    Objects.requireNonNull(base, "base");
  }

  /**
   * The same with the labels that the networks have in this study; the stored ones are from the
   * study that measured them.
   *
   * @param labels by the network's hash
   */
  MeasuredTrial labelled(Map<SpecHash, String> labels) {
    return new MeasuredTrial(session, keptLoaded, labelled(record, labels), labelled(base, labels));
  }

  private static LatencyRecord labelled(LatencyRecord record, Map<SpecHash, String> labels) {
    String label = labels.get(new SpecHash(record.provenance().specHash()));
    return label == null ? record : record.named(label);
  }

  String json() {
    return RecordJson.write(this);
  }

  /**
   * Reads what {@link #json} wrote.
   *
   * @throws IllegalArgumentException when it is something else
   */
  static MeasuredTrial read(String json) {
    try {
      return RecordJson.read(json, MeasuredTrial.class);
    } catch (JacksonException e) {
      throw new IllegalArgumentException("no measured trial of this version: " + json, e);
    }
  }
}
