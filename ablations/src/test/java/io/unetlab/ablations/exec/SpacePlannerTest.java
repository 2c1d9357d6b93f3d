package io.unetlab.ablations.exec;

import static org.assertj.core.api.Assertions.assertThat;

import io.unetlab.ablations.Studies;
import io.unetlab.ablations.design.Variant;
import io.unetlab.ablations.design.VariantBuilder;
import io.unetlab.ablations.exec.SpacePlan.Gap;
import io.unetlab.ablations.quality.QualityModel;
import io.unetlab.ablations.space.SearchWatch;
import io.unetlab.ablations.space.SharedTables;
import io.unetlab.ablations.study.Factor;
import io.unetlab.ablations.study.Option;
import io.unetlab.ablations.study.StudySpec;
import io.unetlab.profiler.metric.Metric;
import io.unetlab.profiler.metric.Metrics;
import io.unetlab.profiler.metric.QualityMetrics;
import io.unetlab.spec.model.NetworkSpec;
import io.unetlab.spec.source.Problems;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What is told of a space is what trying all of it finds. */
class SpacePlannerTest {

  private static final String WIDTHS = "factors[0].values=[32, 44, 48, 64, 96]";
  private static final String CONSTRAINTS = "constraints=[width >= 44, macs <= 20M]";

  private final StudySpec study = Studies.load("exact", WIDTHS, CONSTRAINTS);
  private final SpacePlan plan = plan(study).orElseThrow();

  @Test
  void countsAndRangesAreThoseOfAllConfigurations() {
    List<Variant> all = configurations(study.factors(), 0, new LinkedHashMap<>());
    List<Variant> sound =
        all.stream().filter(it -> study.conditions().broken(it.choices()).isEmpty()).toList();
    Map<Variant, NetworkSpec> existing = existing(sound);

    assertThat(plan.combinations()).isEqualTo(BigInteger.valueOf(all.size()));
    assertThat(plan.sound()).contains(BigInteger.valueOf(sound.size()));
    assertThat(plan.existing()).contains(BigInteger.valueOf(existing.size()));
    assertThat(existing.size()).isLessThan(sound.size()).isPositive();
    for (SpacePlan.MetricRange range : plan.ranges()) {
      List<BigDecimal> values = values(range.metric(), existing);
      assertThat(range.least())
          .as(range.metric().name())
          .isEqualByComparingTo(Collections.min(values));
      assertThat(range.greatest()).isEqualByComparingTo(Collections.max(values));
    }
    assertThat(plan.ranges().stream().map(it -> it.metric().name()))
        .contains("params", "macs", "flops", "peak_activation_bytes", "resnets", "fid");
  }

  @Test
  void gapsAreTheOptionsThatNothingHas() {
    Map<Variant, NetworkSpec> existing =
        existing(
            configurations(study.factors(), 0, new LinkedHashMap<>()).stream()
                .filter(it -> study.conditions().broken(it.choices()).isEmpty())
                .toList());
    List<String> gaps = new ArrayList<>();
    for (Factor factor : study.factors()) {
      for (Option option : factor.options()) {
        Map<Variant, NetworkSpec> having = new LinkedHashMap<>(existing);
        having.keySet().removeIf(it -> !it.option(factor).equals(option));
        if (having.isEmpty()) {
          gaps.add(factor.name() + "=" + option.name());
        } else {
          study.select().where().stream()
              .filter(it -> values(it.metric(), having).stream().noneMatch(it::holds))
              .forEach(it -> gaps.add(factor.name() + "=" + option.name() + " " + it.text()));
        }
      }
    }

    assertThat(plan.gaps().stream().flatMap(it -> told(it).stream()))
        .containsExactlyInAnyOrderElementsOf(gaps)
        .contains("width=32", "width=44", "width=96 fid <= 11.3")
        .anyMatch(it -> it.endsWith(" macs <= 20 M"));
    assertThat(plan.gaps().stream().filter(it -> it.limit().isEmpty()).map(Gap::reason))
        .anyMatch(it -> it.equals("width >= 44"))
        .anyMatch(it -> it.contains("SPEC020"));
    assertThat(plan.clash()).isEmpty();
  }

  @Test
  void limitsThatLeaveNothingAreNamed() {
    assertThat(clash("constraints=[macs <= 1k]"))
        .get()
        .asString()
        .startsWith("no configuration has macs <= 1 k: the least is ");
    assertThat(clash("constraints=[macs <= 11M, params >= 500k]"))
        .get()
        .asString()
        .startsWith("no configuration keeps all limits together; some do without ");
  }

  @Test
  void aPartIsNamedWithWhatItDependsOn() {
    Map<String, List<String>> parts =
        plan.parts().stream()
            .collect(
                Collectors.toMap(
                    SpacePlan.Part::name, it -> it.factors().stream().map(Factor::name).toList()));

    assertThat(parts.get("level 0 down")).containsExactly("resnets", "ratio", "attention", "gate");
    assertThat(parts.get("mid_block")).containsExactly("width", "ratio", "gate");
    assertThat(parts.get("time_embedding")).isEmpty();
  }

  @Test
  void aStudyWithoutASearchHasNoSpace() {
    assertThat(plan(Studies.load("choice"))).isEmpty();
  }

  private static Optional<String> clash(String constraints) {
    return plan(Studies.load("exact", constraints)).flatMap(SpacePlan::clash);
  }

  private static List<String> told(Gap gap) {
    String limit = gap.limit().map(it -> " " + it.text()).orElse("");
    return gap.options().stream().map(it -> gap.factor().name() + "=" + it.name() + limit).toList();
  }

  private Map<Variant, NetworkSpec> existing(List<Variant> variants) {
    VariantBuilder builder = new VariantBuilder(study);
    Map<Variant, NetworkSpec> existing = new LinkedHashMap<>();
    variants.forEach(
        it -> builder.build(it, new Problems()).ifPresent(spec -> existing.put(it, spec)));
    return existing;
  }

  private List<BigDecimal> values(Metric metric, Map<Variant, NetworkSpec> networks) {
    if (QualityMetrics.ALL.contains(metric)) {
      QualityModel model = new QualityModel(study);
      return networks.keySet().stream()
          .flatMap(it -> model.predict(it).get(metric).value().stream())
          .toList();
    }
    return networks.values().stream()
        .map(it -> Metrics.counted(it).require(metric.name()))
        .toList();
  }

  private static List<Variant> configurations(
      List<Factor> factors, int next, Map<String, String> chosen) {
    if (next == factors.size()) {
      return List.of(Variant.of(factors, chosen));
    }
    List<Variant> all = new ArrayList<>();
    for (Option option : factors.get(next).options()) {
      chosen.put(factors.get(next).name(), option.name());
      all.addAll(configurations(factors, next + 1, chosen));
    }
    return all;
  }

  private static Optional<SpacePlan> plan(StudySpec study) {
    return SpacePlanner.plan(study, new SharedTables(study, SearchWatch.NONE));
  }

  @Test
  void tablesAreMadeOnce() {
    List<String> counted = new ArrayList<>();
    SearchWatch watch =
        new SearchWatch() {
          @Override
          public void phase(String what, long done, long total) {
            if (what.startsWith("building tables")) {
              counted.add(what);
            }
          }
        };
    SharedTables tables = new SharedTables(study, watch);
    DesignPlanner.plan(study, tables);
    int once = counted.size();

    assertThat(once).isPositive();
    assertThat(SpacePlanner.plan(study, tables)).contains(plan);
    assertThat(counted).hasSize(once);
  }
}
