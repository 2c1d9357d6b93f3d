package io.unetlab.ablations.propose;

import io.unetlab.ablations.design.Variant;
import io.unetlab.ablations.study.Conditions;
import io.unetlab.ablations.study.Design;
import io.unetlab.ablations.study.Factor;
import io.unetlab.ablations.study.Option;
import io.unetlab.ablations.study.StudySpec;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The changes of one factor to an adjacent option: of a number the next lower and the next higher
 * value, of anything else every other option.
 */
final class Moves {

  private final List<Factor> factors;
  private final Conditions conditions;

  Moves(StudySpec study) {
    this.factors = study.factors();
    this.conditions = study.conditions();
  }

  /** The variants one move away whose conditions hold, each with the move. */
  Map<Variant, Design.Step> from(Variant variant) {
    Map<Variant, Design.Step> moves = new LinkedHashMap<>();
    for (Factor factor : factors) {
      for (Option option : adjacent(factor, variant.option(factor))) {
        Map<String, String> choices = new LinkedHashMap<>(variant.choices());
        choices.put(factor.name(), option.name());
        if (conditions.broken(choices).isEmpty()) {
          moves.put(
              Variant.of(factors, choices), new Design.Step(factor.name(), option.name(), true));
        }
      }
    }
    return moves;
  }

  private static List<Option> adjacent(Factor factor, Option now) {
    List<Option> options = new ArrayList<>(factor.options());
    if (factor.numbers().isEmpty()) {
      options.remove(now);
      return options;
    }
    List<BigDecimal> numbers = factor.numbers().get();
    options.sort(Comparator.comparing(it -> numbers.get(factor.options().indexOf(it))));
    int place = options.indexOf(now);
    List<Option> adjacent = new ArrayList<>();
    if (place > 0) {
      adjacent.add(options.get(place - 1));
    }
    if (place < options.size() - 1) {
      adjacent.add(options.get(place + 1));
    }
    return adjacent;
  }
}
