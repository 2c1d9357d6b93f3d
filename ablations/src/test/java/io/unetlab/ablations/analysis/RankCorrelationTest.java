package io.unetlab.ablations.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

/**
 * The expected numbers are SciPy's 1.17.1: {@code stats.spearmanr}, {@code stats.kendalltau}, and
 * {@code stats.bootstrap} with {@code paired=True, method="percentile"} and 20,000 resamples; for
 * the difference, {@code numpy.percentile} of as many.
 */
class RankCorrelationTest {

  private static final double[] X = {1.2, 3.4, 2.2, 5.9, 4.1, 4.1, 7.3, 0.5, 6.6, 2.2, 9.0, 8.1};
  private static final double[] Y = {
    0.31, 0.29, 0.35, 0.22, 0.22, 0.27, 0.21, 0.30, 0.24, 0.33, 0.20, 0.20
  };
  private static final double[] Z = {5, 3, 8, 1, 9, 9, 2, 7, 4, 6, 11, 10};

  private static final Offset<Double> EXACT = within(1e-12);
  private static final Offset<Double> DRAWN = within(0.03);

  @Test
  void spearmanAgreesWithSciPyWithTies() {
    assertThat(RankCorrelation.SPEARMAN.of(X, Y).orElseThrow())
        .isCloseTo(-0.9031690140845069, EXACT);
    assertThat(RankCorrelation.SPEARMAN.of(X, Z).orElseThrow()).isCloseTo(0.186292027594694, EXACT);
    assertThat(RankCorrelation.SPEARMAN.of(Z, Y).orElseThrow())
        .isCloseTo(-0.2091391630544206, EXACT);
  }

  @Test
  void kendallAgreesWithSciPyWithTies() {
    assertThat(RankCorrelation.KENDALL.of(X, Y).orElseThrow()).isCloseTo(-0.75, EXACT);
    assertThat(RankCorrelation.KENDALL.of(X, Z).orElseThrow())
        .isCloseTo(0.15504341823651058, EXACT);
    assertThat(RankCorrelation.KENDALL.of(Z, Y).orElseThrow())
        .isCloseTo(-0.10853039276555741, EXACT);
  }

  @Test
  void aListOfEqualValuesHasNoOrder() {
    assertThat(RankCorrelation.KENDALL.of(new double[] {1, 1, 1}, new double[] {1, 2, 3}))
        .isEmpty();
    assertThatThrownBy(() -> RankCorrelation.SPEARMAN.of(X, new double[] {1, 2}))
        .hasMessageContaining("12 and 2");
  }

  @Test
  void intervalsAgreeWithSciPysBootstrap() {
    check(RankCorrelation.SPEARMAN, X, -0.903, -0.987, -0.622);
    check(RankCorrelation.KENDALL, X, -0.750, -0.959, -0.423);
  }

  private static void check(
      RankCorrelation kind, double[] values, double value, double low, double high) {
    RankAgreement agreement = RankAgreement.of(kind, values, Y).orElseThrow();
    assertThat(agreement.value()).isCloseTo(value, within(5e-4));
    assertThat(agreement.low()).isCloseTo(low, DRAWN);
    assertThat(agreement.high()).isCloseTo(high, DRAWN);
    assertThat(agreement.count()).isEqualTo(12);
    assertThat(agreement.isSeparated()).isTrue();
    assertThat(RankAgreement.of(kind, values, Y)).contains(agreement);
  }

  @Test
  void aDifferenceIsTakenOnTheSameNetworks() {
    double[] less = Arrays.stream(X).map(it -> -it).toArray();
    RankAgreement more =
        RankAgreement.difference(RankCorrelation.SPEARMAN, less, Z, Y).orElseThrow();
    assertThat(more.value()).isCloseTo(1.1123081771389276, EXACT);
    assertThat(more.low()).isCloseTo(0.187, within(0.05));
    assertThat(more.high()).isCloseTo(1.710, DRAWN);
    RankAgreement none = RankAgreement.difference(RankCorrelation.KENDALL, X, X, Y).orElseThrow();
    assertThat(none).isEqualTo(new RankAgreement(0, 0, 0, 12));
    assertThat(none.isSeparated()).isFalse();
  }

  @Test
  void fewNetworksHaveNoInterval() {
    double[] few = {1, 2, 3, 4};
    assertThat(RankAgreement.of(RankCorrelation.SPEARMAN, few, few)).isEmpty();
  }
}
