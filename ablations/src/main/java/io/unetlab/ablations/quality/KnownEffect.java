package io.unetlab.ablations.quality;

import io.unetlab.ablations.design.Variant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/**
 * What an option adds to a quality metric.
 *
 * @param given factor to option: it holds only together with these choices
 */
public record KnownEffect(Map<String, String> given, Term term) {

  public KnownEffect {
    given = Collections.unmodifiableMap(new LinkedHashMap<>(given));
    Objects.requireNonNull(term, "term");
  }

  boolean holdsFor(Variant variant) {
    return given.isEmpty() || variant.choices().entrySet().containsAll(given.entrySet());
  }
}
