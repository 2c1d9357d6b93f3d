package io.unetlab.ablations.exec;

import io.unetlab.ablations.trial.PartRun;
import io.unetlab.profiler.process.RecordJson;
import io.unetlab.spec.model.NetworkSpec;
import java.util.List;
import tools.jackson.core.JacksonException;

/**
 * The parts of a pipeline in the detail of its counts, so that a store knows them without building
 * it again. A network that stands alone has no detail.
 */
record PartsDetail(List<PartRun> parts) {

  PartsDetail {
    parts = List.copyOf(parts);
  }

  static String write(NetworkSpec spec) {
    List<PartRun> parts = PartRun.of(spec);
    return parts.isEmpty() ? "" : RecordJson.write(new PartsDetail(parts));
  }

  /**
   * Reads what {@link #write} wrote.
   *
   * @throws IllegalArgumentException when it is something else
   */
  static List<PartRun> read(String detail) {
    try {
      return detail.isEmpty() ? List.of() : RecordJson.read(detail, PartsDetail.class).parts();
    } catch (JacksonException e) {
      throw new IllegalArgumentException("no parts of this version: " + detail, e);
    }
  }
}
