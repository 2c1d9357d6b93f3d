package io.unetlab.ablations.study;

import io.unetlab.spec.yaml.Located;
import java.util.Objects;

/** One key of a map whose keys are names of the study's own, with its value. */
record Entry<T>(Located<String> key, Located<T> value) {

  Entry {
    Objects.requireNonNull(key, "key");
    Objects.requireNonNull(value, "value");
  }
}
