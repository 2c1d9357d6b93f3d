package io.unetlab.ablations.study;

import io.unetlab.ablations.StudyCode;
import io.unetlab.profiler.metric.Metric;
import io.unetlab.spec.model.NetworkSpec;
import io.unetlab.spec.path.SpecPatch;
import io.unetlab.spec.yaml.Located;
import io.unetlab.spec.yaml.MapValues;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads the references: a file to count, or a name with stated numbers, or both. */
final class ReferenceReader {

  private final NetworkFiles files;

  ReferenceReader(NetworkFiles files) {
    this.files = files;
  }

  List<Reference> references(List<MapValues> maps) {
    Lookup.distinct(
        maps.stream().flatMap(map -> map.locate(ReferenceKeys.REFERENCE_NAME).stream()).toList(),
        "reference");
    List<Reference> references = new ArrayList<>();
    for (MapValues map : maps) {
      reference(map).ifPresent(references::add);
    }
    return references;
  }

  private Optional<Reference> reference(MapValues map) {
    Map<Metric, BigDecimal> stated = stated(map);
    String source = map.find(ReferenceKeys.REFERENCE_SOURCE).orElse("");
    Optional<Located<String>> file = map.locate(ReferenceKeys.SPEC);
    Optional<Located<String>> name = map.locate(ReferenceKeys.REFERENCE_NAME);
    boolean states = ReferenceKeys.STATED.values().stream().anyMatch(map::has);
    if (file.isEmpty() && (name.isEmpty() || !states)) {
      return bad(map, "a reference needs a spec, or a name with stated numbers");
    }
    if (states && source.isEmpty()) {
      return bad(map, "stated numbers need a source");
    }
    Optional<NetworkSpec> spec =
        file.flatMap(it -> files.base(it, SpecPatch.EMPTY)).map(Base::spec);
    if (file.isPresent() && spec.isEmpty()) {
      return Optional.empty();
    }
    String called = name.map(Located::value).orElseGet(() -> spec.orElseThrow().name());
    return Optional.of(new Reference(called, spec, stated, source, map.location()));
  }

  private Map<Metric, BigDecimal> stated(MapValues map) {
    Map<Metric, BigDecimal> stated = new LinkedHashMap<>();
    ReferenceKeys.STATED.forEach(
        (metric, key) ->
            map.locate(key)
                .flatMap(amount -> Lookup.amount(amount, amount.value(), metric))
                .ifPresent(value -> stated.put(metric, value)));
    return stated;
  }

  private Optional<Reference> bad(MapValues map, String message) {
    map.error(StudyCode.BAD_REFERENCE, message, "");
    return Optional.empty();
  }
}
