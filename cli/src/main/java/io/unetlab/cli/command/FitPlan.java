package io.unetlab.cli.command;

import io.unetlab.profiler.predict.Asked;
import io.unetlab.profiler.predict.Fusions;
import io.unetlab.profiler.predict.ModelFile;
import io.unetlab.profiler.predict.ModelMeasuring;
import io.unetlab.profiler.predict.ModelMeasuring.Subject;
import io.unetlab.profiler.predict.OperationCatalogue;
import io.unetlab.profiler.predict.OperationKey;
import io.unetlab.profiler.predict.OperationTime;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * What a fit measures in all.
 *
 * @param command that asks for it
 * @param fusions between its operations
 */
record FitPlan(
    String command, Fusions fusions, OperationCatalogue catalogue, List<Subject> subjects) {

  /** How much it is, in words. */
  String size() {
    return String.format(
        Locale.ROOT, "%,d operations and %,d networks", catalogue.keys().size(), networks());
  }

  private int networks() {
    return (int) subjects.stream().map(Subject::hash).distinct().count();
  }

  /** The model so far, with how much it should have; operations of earlier fits count too. */
  ModelFile model(ModelMeasuring measuring) {
    ModelFile model = measuring.model(fusions);
    Set<OperationKey> operations = new HashSet<>(catalogue.keys());
    model.model().operations().stream().map(OperationTime::key).forEach(operations::add);
    return model.with(new Asked(command, operations.size(), networks()));
  }
}
