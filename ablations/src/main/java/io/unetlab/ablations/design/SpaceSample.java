package io.unetlab.ablations.design;

import io.unetlab.ablations.study.Conditions;
import io.unetlab.ablations.study.Factor;
import io.unetlab.ablations.study.Option;
import io.unetlab.ablations.study.RandomSample;
import io.unetlab.ablations.study.StudySpec;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Variants of a study's space, whatever its design proposes: those next to the base, which show
 * what each option does, and random ones, which show what options do together.
 */
public final class SpaceSample {

  private final List<Factor> factors;
  private final Conditions conditions;

  public SpaceSample(StudySpec study) {
    this.factors = study.factors();
    this.conditions = study.conditions();
  }

  /** The base, and every variant with one or two changes, as far as conditions allow. */
  public Set<Variant> near() {
    Set<Variant> near = new LinkedHashSet<>();
    near.add(Variant.base(factors));
    for (int i = 0; i < factors.size(); i++) {
      for (Option one : factors.get(i).changes()) {
        Map<String, String> chosen = new LinkedHashMap<>();
        chosen.put(factors.get(i).name(), one.name());
        add(chosen, near);
        for (Factor other : factors.subList(i + 1, factors.size())) {
          for (Option two : other.changes()) {
            Map<String, String> both = new LinkedHashMap<>(chosen);
            both.put(other.name(), two.name());
            add(both, near);
          }
        }
      }
    }
    return near;
  }

  private void add(Map<String, String> chosen, Set<Variant> to) {
    Map<String, String> mended = conditions.mended(chosen);
    if (conditions.failed(mended).isEmpty()) {
      to.add(Variant.of(factors, mended));
    }
  }

  /** Random variants; fewer only where the space has no more. */
  public Set<Variant> random(int count, int seed) {
    List<String> all = factors.stream().map(Factor::name).toList();
    return new RandomVariants(factors, conditions, new RandomSample(all, count, seed)).sample();
  }
}
