package io.unetlab.ablations.design;

import io.unetlab.ablations.fraction.Fraction;
import io.unetlab.ablations.study.Fractional;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a fraction cannot tell apart. Source of the terms: Box, Hunter &amp; Hunter, Statistics for
 * Experimenters, 2nd ed., chapter 6.
 *
 * @param factors of the fraction, in the study's order
 * @param runs of the fraction, before merging those that conditions make equal
 * @param resolution the fewest factors in a word of the defining relation; undefined with {@code
 *     isWhole}
 * @param isWhole whether the fraction is the whole factorial, so that nothing is confounded
 * @param generators a word for each factor whose column is a product of others'
 * @param relation the whole defining relation, the generators first; empty when it has more than 31
 *     words, which are all the products of the generators
 * @param aliases of main effects and interactions of two factors, however many there are
 * @param mended how many runs were changed or left out because their choices are incompatible;
 *     unless this is 0, the columns are not orthogonal and the aliases hold only approximately
 */
public record Confounding(
    List<String> factors,
    int runs,
    int resolution,
    boolean isWhole,
    List<SignedEffect> generators,
    List<SignedEffect> relation,
    List<AliasSet> aliases,
    int mended) {

  private static final int MOST_GENERATORS = 5;

  public Confounding {
    factors = List.copyOf(factors);
    generators = List.copyOf(generators);
    relation = List.copyOf(relation);
    aliases = List.copyOf(aliases);
  }

  static Confounding of(Fractional asked, int mended) {
    Fraction fraction = asked.fraction();
    List<List<Integer>> generators = generators(fraction);
    List<List<Integer>> relation =
        generators.size() <= MOST_GENERATORS ? relation(generators) : List.of();
    List<String> names = asked.factors();
    return new Confounding(
        names,
        fraction.runs(),
        fraction.resolution(),
        fraction.isWhole(),
        generators.stream().map(word -> word(word, names)).toList(),
        relation.stream().map(word -> word(word, names)).toList(),
        aliases(fraction, names),
        mended);
  }

  private static List<List<Integer>> generators(Fraction fraction) {
    List<List<Integer>> generators = new ArrayList<>();
    for (int factor = fraction.basic(); factor < fraction.words().size(); factor++) {
      List<Integer> word = new ArrayList<>();
      for (int i = 0; i < fraction.basic(); i++) {
        if ((fraction.words().get(factor) >> i & 1) == 1) {
          word.add(i);
        }
      }
      word.add(factor);
      generators.add(word);
    }
    return generators;
  }

  // Every product of the generators: of one first, then of two, and so on.
  private static List<List<Integer>> relation(List<List<Integer>> generators) {
    List<List<Integer>> relation = new ArrayList<>();
    for (int many = 1; many <= generators.size(); many++) {
      for (int set = 1; set < 1 << generators.size(); set++) {
        if (Integer.bitCount(set) == many) {
          relation.add(product(generators, set));
        }
      }
    }
    return relation;
  }

  private static List<Integer> product(List<List<Integer>> generators, int set) {
    List<Integer> product = List.of();
    for (int i = 0; i < generators.size(); i++) {
      if ((set >> i & 1) == 1) {
        product = product(product, generators.get(i));
      }
    }
    return product;
  }

  // A factor's square is 1 everywhere.
  private static List<Integer> product(List<Integer> one, List<Integer> other) {
    List<Integer> product = new ArrayList<>(one);
    for (Integer factor : other) {
      if (!product.remove(factor)) {
        product.add(factor);
      }
    }
    return product.stream().sorted().toList();
  }

  /**
   * In the first run all factors are -1, so a word's constant value is -1 to the power of its
   * length.
   */
  private static SignedEffect word(List<Integer> word, List<String> names) {
    return new SignedEffect(word.size() % 2 == 1, word.stream().map(names::get).toList());
  }

  private static List<AliasSet> aliases(Fraction fraction, List<String> names) {
    Map<Integer, List<List<Integer>>> byColumn = new LinkedHashMap<>();
    for (List<Integer> effect : effects(names.size())) {
      int column = effect.stream().map(fraction.words()::get).reduce(0, (a, b) -> a ^ b);
      byColumn.computeIfAbsent(column, it -> new ArrayList<>()).add(effect);
    }
    return byColumn.values().stream()
        .filter(effects -> effects.size() > 1)
        .map(
            effects ->
                new AliasSet(
                    effects.stream().map(effect -> signed(effect, effects.get(0), names)).toList()))
        .toList();
  }

  private static List<List<Integer>> effects(int factors) {
    List<List<Integer>> effects = new ArrayList<>();
    for (int i = 0; i < factors; i++) {
      effects.add(List.of(i));
    }
    for (int i = 0; i < factors; i++) {
      for (int j = i + 1; j < factors; j++) {
        effects.add(List.of(i, j));
      }
    }
    return effects;
  }

  private static SignedEffect signed(
      List<Integer> effect, List<Integer> first, List<String> names) {
    boolean negative = product(effect, first).size() % 2 == 1;
    return new SignedEffect(negative, effect.stream().map(names::get).toList());
  }
}
