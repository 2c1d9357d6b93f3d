package io.unetlab.ablations.exec;

import io.unetlab.ablations.design.MeasurementBlocks;
import io.unetlab.ablations.design.Variant;
import io.unetlab.ablations.design.VariantBuilder;
import io.unetlab.ablations.exec.MeasuringPlan.Budget;
import io.unetlab.ablations.study.Conditions;
import io.unetlab.ablations.study.Constraint;
import io.unetlab.ablations.study.Factor;
import io.unetlab.ablations.study.SearchSpec;
import io.unetlab.ablations.study.StudySpec;
import io.unetlab.ablations.study.Target;
import io.unetlab.profiler.latency.LatencyProtocol;
import io.unetlab.profiler.metric.Metric;
import io.unetlab.profiler.metric.Metrics;
import io.unetlab.spec.model.NetworkSpec;
import io.unetlab.spec.source.Problems;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/**
 * What a search measures at most: every variant of its budget, batch by batch, each batch with the
 * base. Which networks these are is not known, so they count as the mean of a random sample.
 */
final class SearchMeasuring {

  private static final int SAMPLE = 32;
  private static final int TRIES = 8;

  private final StudySpec study;
  private final SearchSpec search;
  private final VariantBuilder builder;
  private final int parts;

  private SearchMeasuring(StudySpec study, SearchSpec search) {
    this.study = study;
    this.search = search;
    this.builder = new VariantBuilder(study);
    this.parts = study.base().spec().parts().size();
  }

  /** Empty for a study without a search that needs the target's latency. */
  static Optional<MeasuringPlan> of(StudySpec study, Target target, LatencyProtocol protocol) {
    Metric latency = study.latency(target);
    return study
        .design()
        .search()
        .filter(
            it ->
                it.objectives().contains(latency)
                    || study.select().where().stream()
                        .map(Constraint::metric)
                        .anyMatch(latency::equals))
        .map(it -> new SearchMeasuring(study, it).plan(target, protocol));
  }

  private MeasuringPlan plan(Target target, LatencyProtocol protocol) {
    int variants =
        search.evaluations().map(it -> it * search.algorithms().size()).orElse(search.batch());
    List<Long> flops = new ArrayList<>(flops(study.base().spec()));
    List<Long> mean = mean();
    List<List<Integer>> sessions = new ArrayList<>();
    for (int from = 0; from < variants; from += search.batch()) {
      int batch = Math.min(search.batch(), variants - from);
      int first = flops.size();
      for (int i = 0; i < batch; i++) {
        flops.addAll(mean);
      }
      // The base's parts are measured with the first batch, and one of them again with each.
      addSessions(from == 0 ? 1 : first, flops.size(), sessions);
    }
    Optional<Budget> budget =
        search.minutes().map(it -> new Budget(it, search.evaluations().isEmpty()));
    return new MeasuringPlan(target, flops, sessions, protocol, budget);
  }

  private void addSessions(int from, int to, List<List<Integer>> sessions) {
    MeasurementBlocks.of(1 + to - from, study.design().replicates(), study.design().block(), 0)
        .forEach(
            block -> sessions.add(block.stream().map(it -> it == 0 ? 0 : from + it - 1).toList()));
  }

  /** FLOPs of each part, the mean of random variants; of the base if none of them exists. */
  private List<Long> mean() {
    long[] sums = new long[parts];
    int found = 0;
    for (NetworkSpec spec : sample()) {
      List<Long> flops = flops(spec);
      for (int i = 0; i < parts; i++) {
        sums[i] += flops.get(i);
      }
      found++;
    }
    List<Long> mean = new ArrayList<>();
    for (int i = 0; i < parts; i++) {
      mean.add(found == 0 ? flops(study.base().spec()).get(i) : sums[i] / found);
    }
    return mean;
  }

  private List<NetworkSpec> sample() {
    Random random = new Random(search.seed());
    Conditions conditions = study.conditions();
    List<NetworkSpec> sample = new ArrayList<>();
    for (int i = 0; i < TRIES * SAMPLE && sample.size() < SAMPLE; i++) {
      Map<String, String> choices = new LinkedHashMap<>();
      for (Factor factor : study.factors()) {
        int option = random.nextInt(factor.options().size());
        choices.put(factor.name(), factor.options().get(option).name());
      }
      Map<String, String> mended = conditions.mended(choices);
      if (conditions.broken(mended).isEmpty()) {
        builder.build(Variant.of(study.factors(), mended), new Problems()).ifPresent(sample::add);
      }
    }
    return sample;
  }

  private static List<Long> flops(NetworkSpec spec) {
    return spec.parts().stream()
        .map(it -> Metrics.counted(it.network()).require("flops").longValueExact())
        .toList();
  }
}
