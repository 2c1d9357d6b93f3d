package io.unetlab.reports.view;

import io.unetlab.ablations.design.Variant;
import io.unetlab.ablations.design.VariantBuilder;
import io.unetlab.ablations.study.StudySpec;
import io.unetlab.ablations.study.Target;
import io.unetlab.builders.Networks;
import io.unetlab.spec.model.Part;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Latency models that do not even predict a study's base, so probably none of its variants. */
public final class RefusedBase {

  private RefusedBase() {}

  /** One sentence for each such model, and what to do. */
  public static List<String> sentences(StudySpec study) {
    List<String> sentences = new ArrayList<>();
    for (Target target : study.asked()) {
      target.predicted().ifPresent(it -> sentences.addAll(sentences(study, it)));
    }
    return sentences;
  }

  private static List<String> sentences(StudySpec study, Target.Predicted target) {
    List<String> refusals = new ArrayList<>();
    Variant base = Variant.base(study.factors());
    for (Part part : new VariantBuilder(study).spec(base).parts()) {
      refusals.addAll(target.model().predict(Networks.graph(part.network())).refusals());
    }
    if (refusals.isEmpty()) {
      return List.of();
    }
    List<String> sentences = new ArrayList<>();
    int more = refusals.size() - 1;
    sentences.add(
        String.format(
            Locale.ROOT,
            "%s does not predict the base: %s%s",
            target.source(),
            refusals.get(0),
            more == 0 ? "" : String.format(Locale.ROOT, " (and %,d more operations)", more)));
    sentences.addAll(new LatencyModelView(target.file()).incomplete());
    return sentences;
  }
}
