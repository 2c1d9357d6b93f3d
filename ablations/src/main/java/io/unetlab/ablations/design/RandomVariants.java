package io.unetlab.ablations.design;

import io.unetlab.ablations.study.Conditions;
import io.unetlab.ablations.study.Design;
import io.unetlab.ablations.study.Factor;
import io.unetlab.ablations.study.Option;
import io.unetlab.ablations.study.RandomSample;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;

/**
 * A sample without replacement from a factorial, which is never enumerated when it is large. A
 * longer sample with the same seed starts with the shorter one. Incompatible choices are reset to
 * the base's, which makes the resulting variants more likely than others.
 */
final class RandomVariants {

  /** Up to this, all combinations are shuffled, so that the last ones are found too. */
  private static final int FEW = 100_000;

  /** Draws for each requested variant; conditions may leave fewer variants than combinations. */
  private static final int DRAWS = 100;

  private final List<Factor> factors;
  private final List<Factor> drawn;
  private final Conditions conditions;
  private final RandomSample asked;
  private final Random random;

  RandomVariants(List<Factor> factors, Conditions conditions, RandomSample asked) {
    this.factors = factors;
    this.drawn =
        factors.stream().filter(factor -> asked.factors().contains(factor.name())).toList();
    this.conditions = conditions;
    this.asked = asked;
    // Its documentation guarantees the same sequence on every Java platform.
    this.random = new Random(asked.seed());
  }

  /** Fewer than requested only when conditions leave no others, or hardly any. */
  Set<Variant> sample() {
    long combinations = Design.combinations(factors, asked.factors());
    return combinations <= FEW ? shuffled((int) combinations) : drawn();
  }

  private Set<Variant> shuffled(int combinations) {
    List<Integer> order = new ArrayList<>();
    for (int i = 0; i < combinations; i++) {
      order.add(i);
    }
    Collections.shuffle(order, random);
    Set<Variant> sample = new LinkedHashSet<>();
    for (int combination : order) {
      if (sample.size() == asked.count()) {
        break;
      }
      combination(combination).ifPresent(sample::add);
    }
    return sample;
  }

  private Optional<Variant> combination(int number) {
    Map<String, String> chosen = new LinkedHashMap<>();
    int rest = number;
    for (Factor factor : drawn) {
      List<Option> options = factor.options();
      chosen.put(factor.name(), options.get(rest % options.size()).name());
      rest /= options.size();
    }
    return variant(chosen);
  }

  private Set<Variant> drawn() {
    Set<Variant> sample = new LinkedHashSet<>();
    long draws = (long) DRAWS * asked.count();
    while (sample.size() < asked.count() && draws-- > 0) {
      Map<String, String> chosen = new LinkedHashMap<>();
      for (Factor factor : drawn) {
        List<Option> options = factor.options();
        chosen.put(factor.name(), options.get(random.nextInt(options.size())).name());
      }
      variant(chosen).ifPresent(sample::add);
    }
    return sample;
  }

  // Empty when a comparison does not hold.
  private Optional<Variant> variant(Map<String, String> chosen) {
    Map<String, String> mended = conditions.mended(chosen);
    return conditions.failed(mended).isPresent()
        ? Optional.empty()
        : Optional.of(Variant.of(factors, mended));
  }
}
