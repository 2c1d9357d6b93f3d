package io.unetlab.ablations.exec;

import io.unetlab.ablations.design.Variant;
import io.unetlab.ablations.quality.QualityModel;
import io.unetlab.ablations.study.StudySpec;
import io.unetlab.ablations.trial.TrialResult;
import io.unetlab.ablations.trial.TrialResult.Completed;
import io.unetlab.ablations.trial.TrialResult.Failed;
import io.unetlab.ablations.trial.TrialResult.Rejected;
import io.unetlab.profiler.metric.MetricSet;
import io.unetlab.profiler.metric.Metrics;
import io.unetlab.spec.model.SpecHash;
import io.unetlab.spec.model.UNetSpec;
import io.unetlab.spec.source.Problem;
import io.unetlab.spec.source.Problems;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Builds every variant and counts every distinct network once, on all cores; results are in the
 * variants' order, whichever is ready first.
 */
final class TrialRunner {

  /** A variant's network, or why there is none. */
  private record Built(
      Variant variant,
      Optional<UNetSpec> spec,
      Optional<SpecHash> hash,
      List<Problem> problems,
      String failure) {}

  /** A network's counts, or why there are none. */
  private record Counted(
      SpecHash hash, Variant first, Optional<MetricSet> counts, String failure) {}

  private final StudySpec study;
  private final VariantBuilder builder;
  private final Progress progress;

  TrialRunner(StudySpec study, Progress progress) {
    this.study = study;
    this.builder = new VariantBuilder(study);
    this.progress = progress;
  }

  List<TrialResult> run(List<Variant> variants) {
    List<Built> built = variants.parallelStream().map(this::build).toList();
    Map<SpecHash, Built> distinct = new LinkedHashMap<>();
    built.forEach(it -> it.hash().ifPresent(hash -> distinct.putIfAbsent(hash, it)));
    Map<SpecHash, Counted> counts = count(distinct);
    QualityModel quality = new QualityModel(study, networks(built));
    Culprits culprits = new Culprits(study.factors(), builder);
    List<TrialResult> results = new ArrayList<>();
    for (Built one : built) {
      results.add(
          one.hash()
              .map(counts::get)
              .map(counted -> counted(one, counted, quality))
              .orElseGet(() -> uncounted(one, culprits)));
    }
    return results;
  }

  private static Map<Variant, SpecHash> networks(List<Built> built) {
    Map<Variant, SpecHash> networks = new LinkedHashMap<>();
    built.forEach(it -> it.hash().ifPresent(hash -> networks.put(it.variant(), hash)));
    return networks;
  }

  // Whatever goes wrong is said of the variant and does not take the others with it.
  private Built build(Variant variant) {
    Problems problems = new Problems();
    try {
      Optional<UNetSpec> spec = builder.build(variant, problems);
      return new Built(variant, spec, spec.map(SpecHash::of), List.copyOf(problems.all()), "");
    } catch (RuntimeException e) {
      return new Built(variant, Optional.empty(), Optional.empty(), List.of(), e.toString());
    }
  }

  private Map<SpecHash, Counted> count(Map<SpecHash, Built> distinct) {
    AtomicInteger done = new AtomicInteger();
    int total = distinct.size();
    return distinct.values().parallelStream()
        .map(
            built -> {
              Counted counted = count(built);
              progress.done(done.incrementAndGet(), total);
              return counted;
            })
        .collect(Collectors.toMap(Counted::hash, Function.identity()));
  }

  private static Counted count(Built built) {
    SpecHash hash = built.hash().orElseThrow();
    try {
      MetricSet counts = Metrics.counted(built.spec().orElseThrow());
      return new Counted(hash, built.variant(), Optional.of(counts), "");
    } catch (RuntimeException e) {
      return new Counted(hash, built.variant(), Optional.empty(), e.toString());
    }
  }

  private TrialResult counted(Built built, Counted counted, QualityModel quality) {
    if (counted.counts().isEmpty()) {
      return new Failed(built.variant(), counted.failure());
    }
    return new Completed(
        built.variant(),
        built.spec().orElseThrow(),
        counted.hash(),
        counted.counts().get(),
        MetricSet.EMPTY,
        MetricSet.EMPTY,
        quality.predict(built.variant()),
        Optional.of(counted.first()).filter(first -> !first.equals(built.variant())));
  }

  private static TrialResult uncounted(Built built, Culprits culprits) {
    if (built.problems().isEmpty()) {
      return new Failed(built.variant(), built.failure());
    }
    List<String> blamed = culprits.of(built.variant(), built.problems());
    return new Rejected(built.variant(), blamed, built.problems());
  }
}
