package io.unetlab.ablations.study;

import io.unetlab.spec.yaml.Located;
import java.util.Objects;

/** One entry of a map whose keys are names that the study defines. */
record Entry<T>(Located<String> key, Located<T> value) {

  Entry {
    Objects.requireNonNull(key, "key");
    Objects.requireNonNull(value, "value");
  }
}
