package io.unetlab.ablations.exec;

import io.unetlab.ablations.design.Variant;
import io.unetlab.ablations.design.VariantBuilder;
import io.unetlab.ablations.trial.PartRun;
import io.unetlab.ablations.trial.TrialResult.Completed;
import io.unetlab.spec.model.NetworkSpec;
import io.unetlab.spec.model.Part;
import io.unetlab.spec.model.SpecHash;
import java.util.List;
import java.util.Objects;

/**
 * A network that can be measured: a variant's, or one of its parts. Variants with the same part
 * share its measurement.
 *
 * @param variant the first that has it
 * @param word of the part; empty for the variant's own network
 */
record Measurable(SpecHash hash, Variant variant, String word) {

  Measurable {
    Objects.requireNonNull(hash, "hash");
    Objects.requireNonNull(variant, "variant");
    Objects.requireNonNull(word, "word");
  }

  /** The networks whose latencies make up a variant's, in its order. */
  static List<Measurable> of(Completed trial) {
    return trial.runs().stream()
        .map(it -> new Measurable(it.network(), trial.variant(), it.word()))
        .toList();
  }

  /** How sessions name it: {@code #17}, or {@code #17 unet}. */
  static String label(int trial, PartRun part) {
    return "#" + trial + (part.word().isEmpty() ? "" : " " + part.word());
  }

  NetworkSpec spec(VariantBuilder builder) {
    return builder.spec(variant).parts().stream()
        .filter(it -> it.word().equals(word))
        .map(Part::network)
        .findFirst()
        .orElseThrow(() -> new IllegalStateException(variant + " has no part " + word));
  }
}
