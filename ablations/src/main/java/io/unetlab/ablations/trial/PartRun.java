package io.unetlab.ablations.trial;

import io.unetlab.spec.model.NetworkSpec;
import io.unetlab.spec.model.Part;
import io.unetlab.spec.model.SpecHash;
import java.util.List;
import java.util.Objects;

/**
 * A part of a variant, by its network's hash: variants share the latencies of equal parts.
 *
 * @param word what it is for, such as {@code unet}; empty for a network that stands alone
 * @param kind of network; empty for the study's own
 * @param runs for one picture
 */
public record PartRun(String word, String kind, SpecHash network, long runs) {

  public PartRun {
    Objects.requireNonNull(word, "word");
    Objects.requireNonNull(kind, "kind");
    Objects.requireNonNull(network, "network");
  }

  /** The parts of a pipeline, in its order; none for a network that stands alone. */
  public static List<PartRun> of(NetworkSpec spec) {
    List<Part> parts = spec.parts();
    boolean isAlone = parts.size() == 1 && parts.get(0).word().isEmpty();
    return isAlone ? List.of() : parts.stream().map(PartRun::of).toList();
  }

  /** A variant's own network, run once. */
  public static PartRun alone(SpecHash network) {
    return new PartRun("", "", network, 1);
  }

  private static PartRun of(Part part) {
    return new PartRun(part.word(), part.network().kind(), part.network().hash(), part.runs());
  }

  /** Its words in a table: {@code text encoder}. */
  public String words() {
    return word.replace('_', ' ');
  }
}
