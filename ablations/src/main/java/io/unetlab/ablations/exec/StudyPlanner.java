package io.unetlab.ablations.exec;

import io.unetlab.ablations.design.Association;
import io.unetlab.ablations.design.DesignKind;
import io.unetlab.ablations.design.DesignPart;
import io.unetlab.ablations.design.DesignPlan;
import io.unetlab.ablations.design.LadderStep;
import io.unetlab.ablations.design.MeasurementBlocks;
import io.unetlab.ablations.design.Variant;
import io.unetlab.ablations.design.VariantBuilder;
import io.unetlab.ablations.exec.StudyPlan.Impossible;
import io.unetlab.ablations.space.SearchWatch;
import io.unetlab.ablations.space.SharedTables;
import io.unetlab.ablations.study.StudySpec;
import io.unetlab.ablations.study.Target;
import io.unetlab.profiler.latency.LatencyProtocol;
import io.unetlab.profiler.metric.Metrics;
import io.unetlab.spec.model.NetworkSpec;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Plans a study and builds its networks, but counts only a sample of them. */
public final class StudyPlanner {

  /** Pairs of factors with a Cramér's V above this are reported. */
  public static final double TOLD_ABOVE = 0.5;

  private static final int SAMPLE = 200;

  // The other parts report what they confound themselves.
  private static final Set<DesignKind> COMBINING =
      EnumSet.of(DesignKind.FACTORIAL, DesignKind.FRACTIONAL, DesignKind.RANDOM, DesignKind.LIST);

  private final StudySpec study;
  private final VariantBuilder builder;
  private final SharedTables tables;
  private final DesignPlan design;
  private final Map<Variant, Built> built;
  private final Map<String, NetworkSpec> distinct = new LinkedHashMap<>();
  private final double buildingSeconds;

  private StudyPlanner(StudySpec study) {
    this.study = study;
    this.builder = new VariantBuilder(study);
    this.tables = new SharedTables(study, SearchWatch.NONE);
    this.design = DesignPlanner.plan(study, tables);
    long start = System.nanoTime();
    this.built =
        design.variants().parallelStream()
            .map(it -> Built.of(it, builder))
            .collect(
                Collectors.toMap(
                    Built::variant, Function.identity(), (a, b) -> a, LinkedHashMap::new));
    this.buildingSeconds = secondsSince(start);
    built
        .values()
        .forEach(
            one -> one.hash().ifPresent(it -> distinct.putIfAbsent(it, one.spec().orElseThrow())));
  }

  /**
   * Plans a study.
   *
   * @param protocol for measuring latency on this machine
   */
  public static StudyPlan plan(StudySpec study, LatencyProtocol protocol) {
    return plan(study, protocol, Optional.empty());
  }

  /**
   * Plans a study.
   *
   * @param protocol for measuring latency on this machine
   * @param times of earlier trainings by the study's recipe, if there may be some
   */
  public static StudyPlan plan(
      StudySpec study, LatencyProtocol protocol, Optional<StoredTimes> times) {
    return new StudyPlanner(study).plan(protocol, times);
  }

  private StudyPlan plan(LatencyProtocol protocol, Optional<StoredTimes> times) {
    List<NetworkSpec> sample = sample(List.copyOf(distinct.values()));
    // The first pass is slower than any later one: its code is not JIT-compiled yet.
    flops(sample);
    long start = System.nanoTime();
    List<Long> flops = flops(sample);
    double counting = secondsSince(start) * distinct.size() / Math.max(1, sample.size());
    return new StudyPlan(
        study,
        design,
        distinct.size(),
        same(),
        impossible(),
        (int) built.values().stream().filter(StudyPlanner::isFault).count(),
        associations(),
        ScoreStage.count(study),
        buildingSeconds + counting,
        measuring(flops, protocol),
        TrainingsPlanner.plan(
            study, design.ladder(), distinct, it -> of(it.variant()).hash(), times),
        SpacePlanner.plan(study, tables));
  }

  private static boolean isFault(Built built) {
    return built.fault().isPresent();
  }

  private static double secondsSince(long start) {
    return (System.nanoTime() - start) / 1e9;
  }

  // Spread over all, since a design's first networks are more similar than the rest.
  private static List<NetworkSpec> sample(List<NetworkSpec> all) {
    int many = Math.min(SAMPLE, all.size());
    List<NetworkSpec> sample = new ArrayList<>();
    for (int i = 0; i < many; i++) {
      sample.add(all.get((int) ((long) i * all.size() / many)));
    }
    return sample;
  }

  private static List<Long> flops(List<NetworkSpec> specs) {
    return specs.parallelStream().map(StudyPlanner::flops).toList();
  }

  private static long flops(NetworkSpec spec) {
    return Metrics.counted(spec).require("flops").longValueExact();
  }

  private Map<Integer, List<Integer>> same() {
    Map<String, Integer> firsts = new HashMap<>();
    Map<Integer, List<Integer>> same = new TreeMap<>();
    List<Variant> variants = design.variants();
    for (int i = 0; i < variants.size(); i++) {
      Optional<String> hash = of(variants.get(i)).hash();
      if (hash.isPresent()) {
        Integer first = firsts.putIfAbsent(hash.get(), i);
        if (first != null) {
          same.computeIfAbsent(first, it -> new ArrayList<>()).add(i);
        }
      }
    }
    return same;
  }

  private Map<String, Impossible> impossible() {
    Culprits culprits = new Culprits(study.factors(), builder);
    Map<String, Impossible> impossible = new LinkedHashMap<>();
    for (Built one : built.values()) {
      if (!one.broken().isEmpty() && one.hash().isEmpty()) {
        String blamed = String.join(" ", culprits.of(one.variant(), one.broken()));
        String rule = one.broken().get(0).text();
        impossible.merge(blamed, new Impossible(1, rule), (known, more) -> known.andOne());
      }
    }
    return impossible;
  }

  private Map<DesignKind, List<Association>> associations() {
    Map<DesignKind, List<Association>> associations = new EnumMap<>(DesignKind.class);
    for (DesignPart part : design.parts()) {
      if (COMBINING.contains(part.kind())) {
        List<Variant> existing =
            part.variants().stream().filter(it -> of(it).hash().isPresent()).toList();
        List<Association> found = Association.above(TOLD_ABOVE, study.factors(), existing);
        if (!found.isEmpty()) {
          associations.put(part.kind(), found);
        }
      }
    }
    return associations;
  }

  private Built of(Variant variant) {
    return Objects.requireNonNull(built.get(variant));
  }

  private List<MeasuringPlan> measuring(List<Long> sampled, LatencyProtocol protocol) {
    List<MeasuringPlan> plans = new ArrayList<>();
    boolean pipelines = study.base().spec().parts().size() > 1;
    List<Long> ofNetworks = pipelines ? flops(sample(List.copyOf(networks().values()))) : sampled;
    for (Target target : study.asked()) {
      target
          .protocol(protocol)
          .ifPresent(
              it ->
                  plans.add(
                      SearchMeasuring.of(study, target, it)
                          .orElseGet(() -> measuring(target, ofNetworks, it))));
    }
    return plans;
  }

  private MeasuringPlan measuring(Target target, List<Long> sampled, LatencyProtocol protocol) {
    Map<String, NetworkSpec> certain = new LinkedHashMap<>();
    addNetworks(design.variants().get(0), certain);
    for (LadderStep step : design.ladder()) {
      addNetworks(step.variant(), certain);
    }
    List<Long> flops = new ArrayList<>();
    certain.values().forEach(it -> flops.add(flops(it)));
    OptionalDouble mean = sampled.stream().mapToLong(Long::longValue).average();
    int most = Math.min(networks().size(), certain.size() + mostBeside());
    while (flops.size() < most) {
      flops.add((long) mean.orElseThrow());
    }
    List<List<Integer>> sessions =
        flops.isEmpty()
            ? List.of()
            : MeasurementBlocks.of(
                flops.size(), study.design().replicates(), study.design().block(), 0);
    return new MeasuringPlan(target, flops, sessions, protocol, Optional.empty());
  }

  // The choice may bring all of its parts.
  private int mostBeside() {
    return Candidates.MOST_BESIDE_LADDER - 1 + study.base().spec().parts().size();
  }

  private void addNetworks(Variant variant, Map<String, NetworkSpec> networks) {
    of(variant).hash().map(distinct::get).ifPresent(it -> addNetworks(it, networks));
  }

  private static void addNetworks(NetworkSpec spec, Map<String, NetworkSpec> networks) {
    spec.parts().forEach(it -> networks.putIfAbsent(it.network().hash().hex(), it.network()));
  }

  /** Those that can be measured: the variants' own, or the parts of pipelines. */
  private Map<String, NetworkSpec> networks() {
    Map<String, NetworkSpec> networks = new LinkedHashMap<>();
    distinct.values().forEach(it -> addNetworks(it, networks));
    return networks;
  }
}
