package io.unetlab.ablations.study;

import io.unetlab.ablations.StudyCode;
import io.unetlab.profiler.metric.Metric;
import io.unetlab.spec.model.UNetSpec;
import io.unetlab.spec.yaml.MapValues;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Makes the references: a file that is counted, or a name with stated numbers, or both. */
final class ReferenceReader {

  private final Complaints complaints;
  private final UNetFiles files;

  ReferenceReader(Complaints complaints, UNetFiles files) {
    this.complaints = complaints;
    this.files = files;
  }

  List<Reference> references(List<MapValues> maps) {
    complaints.distinct(
        maps.stream().flatMap(map -> map.find(StudyParser.REFERENCE_NAME).stream()).toList(),
        "reference");
    List<Reference> references = new ArrayList<>();
    for (MapValues map : maps) {
      reference(map).ifPresent(references::add);
    }
    return references;
  }

  private Optional<Reference> reference(MapValues map) {
    Map<Metric, BigDecimal> stated = stated(map);
    String source = map.find(StudyParser.REFERENCE_SOURCE).orElse("");
    Optional<Located<String>> file = map.find(StudyParser.SPEC);
    Optional<Located<String>> name = map.find(StudyParser.REFERENCE_NAME);
    boolean states = StudyParser.STATED.values().stream().anyMatch(map::has);
    if (file.isEmpty() && (name.isEmpty() || !states)) {
      return bad(map, "a reference needs a spec, or a name with stated numbers");
    }
    if (states && source.isEmpty()) {
      return bad(map, "stated numbers need a source");
    }
    Optional<UNetSpec> spec = file.flatMap(files::base).map(Base::spec);
    if (file.isPresent() && spec.isEmpty()) {
      return Optional.empty();
    }
    String called = name.map(Located::value).orElseGet(() -> spec.orElseThrow().name());
    return Optional.of(new Reference(called, spec, stated, source, map.location()));
  }

  private Map<Metric, BigDecimal> stated(MapValues map) {
    Map<Metric, BigDecimal> stated = new LinkedHashMap<>();
    StudyParser.STATED.forEach(
        (metric, key) ->
            map.find(key)
                .flatMap(amount -> complaints.amount(amount, amount.value(), metric))
                .ifPresent(value -> stated.put(metric, value)));
    return stated;
  }

  private Optional<Reference> bad(MapValues map, String message) {
    String path = map.reading().path();
    complaints.add(StudyCode.BAD_REFERENCE, map.location(), path, message, "");
    return Optional.empty();
  }
}
