package io.unetlab.ablations.fraction;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A fraction is what its resolution promises, seen from its runs and not from its words. */
class FractionTest {

  /** Box, Hunter and Hunter's table of two-level fractions, and its higher rows. */
  @ParameterizedTest
  @CsvSource({
    "3,3,4",
    "5,3,8",
    "6,3,8",
    "7,3,8",
    "9,3,16",
    "10,3,16",
    "15,3,16",
    "31,3,32",
    "4,4,8",
    "6,4,16",
    "7,4,16",
    "8,4,16",
    "9,4,32",
    "11,4,32",
    "16,4,32",
    "5,5,16",
    "6,5,32",
    "7,5,64",
    "8,5,64",
    "9,5,128",
    "10,5,128",
    "11,5,128",
    "17,5,256"
  })
  void hasTheFewestRunsOfTheTables(int factors, int resolution, int runs) {
    assertThat(Fraction.find(factors, resolution).orElseThrow().runs()).isEqualTo(runs);
  }

  @Test
  void takesTheHighestResolutionThatCostsNoMore() {
    assertThat(Fraction.find(5, 4).orElseThrow().resolution()).isEqualTo(5);
    assertThat(Fraction.find(4, 3).orElseThrow().resolution()).isEqualTo(4);
    assertThat(Fraction.find(6, 5).orElseThrow().resolution()).isEqualTo(6);
    assertThat(Fraction.find(2, 3).orElseThrow().isWhole()).isTrue();
  }

  @Test
  void manyFactorsEndInAFractionOrInNone() {
    assertThat(Fraction.find(100, 5).orElseThrow().resolution()).isGreaterThanOrEqualTo(5);
    assertThat(Fraction.find(100, 20)).isEmpty();
  }

  @Property(tries = 60)
  void everyTwoColumnsAreBalancedAndOrthogonal(
      @ForAll @IntRange(min = 1, max = 12) int factors,
      @ForAll @IntRange(min = 3, max = 5) int resolution) {
    Fraction fraction = Fraction.find(factors, resolution).orElseThrow();

    for (int i = 0; i < factors; i++) {
      assertThat(sum(fraction, List.of(i))).isZero();
      for (int j = i + 1; j < factors; j++) {
        assertThat(sum(fraction, List.of(i, j))).isZero();
      }
    }
  }

  @Property(tries = 40)
  void theResolutionIsTheShortestConstantProduct(
      @ForAll @IntRange(min = 1, max = 10) int factors,
      @ForAll @IntRange(min = 3, max = 5) int asked) {
    Fraction fraction = Fraction.find(factors, asked).orElseThrow();

    int shortest = factors + 1;
    for (int set = 1; set < 1 << factors; set++) {
      List<Integer> product = new ArrayList<>();
      for (int i = 0; i < factors; i++) {
        if ((set >> i & 1) == 1) {
          product.add(i);
        }
      }
      if (product.size() < shortest && Math.abs(sum(fraction, product)) == fraction.runs()) {
        shortest = product.size();
      }
    }
    assertThat(fraction.resolution()).isEqualTo(shortest);
    assertThat(fraction.isWhole() || shortest >= asked).isTrue();
  }

  @Test
  void itsFirstRunIsTheBase() {
    Fraction fraction = Fraction.find(8, 4).orElseThrow();

    for (int factor = 0; factor < 8; factor++) {
      assertThat(fraction.high(0, factor)).isFalse();
    }
  }

  // The sum over the runs of a product of columns of -1 and 1.
  private static int sum(Fraction fraction, List<Integer> factors) {
    int sum = 0;
    for (int run = 0; run < fraction.runs(); run++) {
      int product = 1;
      for (int factor : factors) {
        product *= fraction.high(run, factor) ? 1 : -1;
      }
      sum += product;
    }
    return sum;
  }
}
