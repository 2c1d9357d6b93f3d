package io.unetlab.ablations.study;

import io.unetlab.spec.yaml.Located;
import io.unetlab.spec.yaml.MapValues;
import java.util.Objects;
import java.util.Optional;

/** What {@link ShortOrMapType} reads: exactly one of the two. */
record ShortOrMap<T>(Optional<Located<T>> brief, Optional<MapValues> map) {

  ShortOrMap {
    Objects.requireNonNull(brief, "brief");
    Objects.requireNonNull(map, "map");
  }
}
