package io.unetlab.ablations.agreement;

import java.util.ArrayList;
import java.util.List;

/** What two targets have in common; the rest differs. */
public record Relation(boolean sameDevice, boolean sameRuntime, boolean samePrecision) {

  static Relation of(MeasuredTarget one, MeasuredTarget other) {
    return new Relation(
        one.device().equals(other.device()),
        one.runtime().equals(other.runtime()),
        one.precision().equals(other.precision()));
  }

  /** What differs: device, runtime, precision. */
  public List<String> differing() {
    List<String> words = new ArrayList<>();
    if (!sameDevice) {
      words.add("device");
    }
    if (!sameRuntime) {
      words.add("runtime");
    }
    if (!samePrecision) {
      words.add("precision");
    }
    return words;
  }

  /** The same as a phrase: {@code device and runtime}. */
  public String words() {
    return String.join(" and ", differing());
  }
}
