package io.unetlab.ablations.exec;

import io.unetlab.profiler.latency.LatencyRecord;
import io.unetlab.profiler.session.RecordJson;
import io.unetlab.spec.model.SpecHash;
import java.util.Map;
import java.util.Objects;
import tools.jackson.core.JacksonException;

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

  public MeasuredTrial {
    Objects.requireNonNull(session, "session");
    Objects.requireNonNull(record, "record");
    Objects.requireNonNull(base, "base");
  }

  /**
   * The same with the labels that its networks have in a study: the store's are those of the study
   * that measured them.
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
   * What {@link #json} wrote.
   *
   * @throws IllegalArgumentException when it did not
   */
  static MeasuredTrial read(String json) {
    try {
      return RecordJson.read(json, MeasuredTrial.class);
    } catch (JacksonException e) {
      throw new IllegalArgumentException("no measured trial of this version: " + json, e);
    }
  }
}
