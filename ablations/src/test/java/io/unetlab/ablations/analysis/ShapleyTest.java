package io.unetlab.ablations.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Offset.offset;

import io.unetlab.ablations.design.Variant;
import io.unetlab.ablations.study.Factor;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.ToLongFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ShapleyTest {

  private static Shapley divide(List<Factor> factors, ToLongFunction<Variant> value) {
    return divide(factors, value, variant -> true).orElseThrow();
  }

  private static Optional<Shapley> divide(
      List<Factor> factors, ToLongFunction<Variant> value, Predicate<Variant> exists) {
    return Shapley.of(
        factors,
        Variant.base(factors),
        Games.last(factors),
        List.of(Games.MACS),
        List.of(),
        variant ->
            exists.test(variant)
                ? Optional.of(Games.macs(value.applyAsLong(variant)))
                : Optional.empty());
  }

  private static double amount(Shapley shapley, int choice) {
    return exact(shapley, choice).doubleValue();
  }

  private static BigDecimal exact(Shapley shapley, int choice) {
    return shapley.shares().get(choice).amounts().get(Games.MACS);
  }

  private static boolean has(Variant variant, String factor) {
    return !variant.choices().get(factor).endsWith("0");
  }

  // 100, with a 90, with b 80, with both 40: a changes -10 or -40, b -20 or -50.
  private static long two(Variant variant) {
    boolean a = has(variant, "a");
    boolean b = has(variant, "b");
    return a && b ? 40 : a ? 90 : b ? 80 : 100;
  }

  @Test
  void twoChoicesByHand() {
    Shapley shapley = divide(Games.factors(2, 2), ShapleyTest::two);

    assertThat(amount(shapley, 0)).isEqualTo(-25);
    assertThat(amount(shapley, 1)).isEqualTo(-35);
    assertThat(shapley.totals().get(Games.MACS)).isEqualByComparingTo("-60");
    assertThat(shapley.orders()).isEqualTo(2);
    assertThat(shapley.sampled()).isFalse();
  }

  @Test
  void onlyOrdersWhoseStepsExistCount() {
    // Without a alone, b comes first in every order.
    Shapley shapley =
        divide(Games.factors(2, 2), ShapleyTest::two, it -> has(it, "b") || !has(it, "a"))
            .orElseThrow();

    assertThat(shapley.orders()).isEqualTo(1);
    assertThat(amount(shapley, 0)).isEqualTo(-40);
    assertThat(amount(shapley, 1)).isEqualTo(-20);
  }

  @Test
  void ofThreeChoicesTheOrdersAreCountedThroughEachSet() {
    // c cannot be the first; the orders abc, acb, bac and bca are left.
    ToLongFunction<Variant> value = Games.scattered(3);
    List<Factor> factors = Games.factors(2, 2, 2);
    Shapley shapley =
        divide(factors, value, it -> !has(it, "c") || has(it, "a") || has(it, "b")).orElseThrow();

    assertThat(shapley.orders()).isEqualTo(4);
    double none = value.applyAsLong(Games.variant(factors, 0, 0, 0));
    double a = value.applyAsLong(Games.variant(factors, 1, 0, 0));
    double b = value.applyAsLong(Games.variant(factors, 0, 1, 0));
    double ab = value.applyAsLong(Games.variant(factors, 1, 1, 0));
    double bc = value.applyAsLong(Games.variant(factors, 0, 1, 1));
    double abc = value.applyAsLong(Games.variant(factors, 1, 1, 1));
    assertThat(amount(shapley, 0))
        .isCloseTo((2 * (a - none) + (ab - b) + (abc - bc)) / 4, offset(1e-6));
  }

  @Test
  void whereNoOrderLeadsThereIsNoAnswer() {
    List<Factor> factors = Games.factors(2, 2);
    assertThat(divide(factors, ShapleyTest::two, it -> has(it, "a") == has(it, "b"))).isEmpty();
    Variant base = Variant.base(factors);
    assertThat(
            Shapley.of(
                factors,
                base,
                base,
                List.of(Games.MACS),
                List.of(),
                it -> Optional.of(Games.macs(1))))
        .isEmpty();
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void theSharesAddUpToTheWholeExactly(long seed) {
    List<Factor> factors = Games.factors(2, 3, 2, 2, 4, 2, 2);
    Predicate<Variant> exists = it -> !(has(it, "a") && has(it, "b")) || has(it, "c");
    Shapley shapley = divide(factors, Games.scattered(seed), exists).orElseThrow();

    BigDecimal sum =
        shapley.shares().stream()
            .map(it -> it.amounts().get(Games.MACS))
            .reduce(BigDecimal.ZERO, BigDecimal::add);
    assertThat(sum).isEqualByComparingTo(shapley.totals().get(Games.MACS));
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4})
  void aChoiceThatAddsTheSameEverywhereGetsThat(long seed) {
    // e changes nothing, d always 7, the others as they like.
    ToLongFunction<Variant> others = Games.scattered(seed);
    List<Factor> factors = Games.factors(2, 2, 2, 2, 2);
    Shapley shapley =
        divide(
            factors,
            it -> {
              Variant bare =
                  Games.variant(
                      factors, has(it, "a") ? 1 : 0, has(it, "b") ? 1 : 0, has(it, "c") ? 1 : 0);
              return others.applyAsLong(bare) + (has(it, "d") ? 7 : 0);
            });

    assertThat(amount(shapley, 3)).isCloseTo(7, offset(1e-5));
    assertThat(amount(shapley, 4)).isCloseTo(0, offset(1e-5));
  }

  @Test
  void choicesThatDoTheSameGetTheSame() {
    // The value depends on how many are made, not on which.
    long[] values = {1000, 990, 700, 650, 100};
    Shapley shapley = divide(Games.factors(2, 2, 2, 2), variant -> values[variant.changes()]);

    assertThat(shapley.shares())
        .allSatisfy(
            share -> assertThat(share.amounts().get(Games.MACS)).isEqualByComparingTo("-225"));
  }

  @Test
  void manyChoicesAreSampledAndTheErrorIsSaid() {
    int[] options = new int[20];
    Arrays.fill(options, 2);
    List<Factor> factors = Games.factors(options);
    // Two choices that only save together, the others one each.
    Shapley shapley =
        divide(
            factors,
            it -> {
              boolean both = has(it, "a") && has(it, "b");
              long pair = (has(it, "a") ? 1 : 0) + (has(it, "b") ? 1 : 0);
              return 1000 - (both ? 100 : 0) - (it.changes() - pair);
            });

    assertThat(shapley.sampled()).isTrue();
    assertThat(shapley.orders()).isEqualTo(200);
    Share first = shapley.shares().get(0);
    double error = first.errors().get(Games.MACS);
    assertThat(error).isBetween(2.5, 4.5);
    assertThat(amount(shapley, 0)).isCloseTo(-50, offset(4 * error));
    assertThat(amount(shapley, 5)).isEqualTo(-1);
    assertThat(shapley.shares().get(5).errors().get(Games.MACS)).isZero();
    assertThat(shapley.totals().get(Games.MACS)).isEqualByComparingTo("-118");
  }
}
