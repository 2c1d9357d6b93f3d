package io.unetlab.ablations.agreement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.unetlab.ablations.analysis.RankCorrelation;
import io.unetlab.profiler.importer.LatencyImport;
import io.unetlab.spec.source.Source;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class AgreementTest {

  private static MeasuredTarget target(String device, String runtime, double... ms) {
    Map<String, Double> latencies = new LinkedHashMap<>();
    IntStream.range(0, ms.length).forEach(i -> latencies.put("network" + i, ms[i]));
    return new MeasuredTarget(device, runtime, "float", latencies);
  }

  private static TargetPair pair(MeasuredTarget one, MeasuredTarget other) {
    return TargetPair.of(one, other);
  }

  @Test
  void aTargetOfTwiceTheSpeedAgreesInEverything() {
    TargetPair pair =
        pair(target("a", "r", 1, 1.5, 10, 12, 80), target("b", "r", 2, 3, 20, 24, 160));

    assertThat(pair.correlation(RankCorrelation.SPEARMAN)).hasValue(1);
    assertThat(pair.alike()).hasValue(1);
    assertThat(pair.scaledError()).hasValue(0);
  }

  @Test
  void closeNetworksThatSwapAreNotAlikeThoughTheOrderOfAllHardlyChanges() {
    TargetPair pair =
        pair(target("a", "r", 1, 1.5, 10, 12, 80, 100), target("b", "r", 1.5, 1, 12, 10, 100, 80));

    assertThat(pair.correlation(RankCorrelation.SPEARMAN).orElseThrow()).isGreaterThan(0.8);
    assertThat(pair.alike()).hasValue(0);
  }

  @Test
  void aTieOnTheOtherTargetIsHalfAlike() {
    assertThat(pair(target("a", "r", 1, 1.5), target("b", "r", 2, 2)).alike()).hasValue(0.5);
    assertThat(pair(target("a", "r", 1, 5), target("b", "r", 2, 9)).alike()).isEmpty();
  }

  @Test
  void theErrorOfAConstantFactorIsThatOfTheMedianRatio() {
    // Ratios 2, 2 and 4: the factor 2 is half of what the last takes.
    assertThat(pair(target("a", "r", 1, 2, 3), target("b", "r", 2, 4, 12)).scaledError())
        .hasValue(0);
    // Ratios 1 and 2: the factor 1.5 is 50 % too much and 25 % too little.
    assertThat(pair(target("a", "r", 1, 2), target("b", "r", 1, 4)).scaledError().orElseThrow())
        .isCloseTo((0.5 + 0.25) / 2, within(1e-12));
  }

  @Test
  void pairsAreGroupedByWhatDiffersAndTooFewCommonNetworksAreLeftOut() {
    Agreement agreement =
        Agreement.of(
            List.of(
                target("a", "r", 1, 2, 3, 4, 5),
                target("b", "r", 1, 2, 3, 4, 5),
                target("b", "s", 5, 4, 3, 2, 1),
                target("c", "r", 1, 2, 3, 4)),
            5);

    assertThat(agreement.pairs()).hasSize(3);
    assertThat(agreement.byRelation().keySet())
        .extracting(Relation::words)
        .containsExactly("device", "runtime", "device and runtime");
    assertThat(agreement.pairs().get(0).correlation(RankCorrelation.SPEARMAN)).hasValue(-1);
    assertThatThrownBy(() -> Agreement.of(List.of(), 4))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("at least 5");
  }

  @Test
  void oneNameFromTwoSourcesOnOneTargetIsTwoNetworks() {
    List<MeasuredTarget> targets =
        MeasuredTarget.of(
            List.of(file("one.yaml"), file("two.yaml")).stream()
                .flatMap(it -> LatencyImport.read(it).latencies().stream())
                .toList());

    assertThat(targets).hasSize(1);
    assertThat(targets.get(0).device()).isEqualTo("Pixel 8");
    assertThat(targets.get(0).latencies().keySet())
        .containsExactly("net decoder", "one.yaml net unet", "two.yaml net unet");
  }

  private static Source file(String name) {
    return new Source(
        name,
        """
        kind: latencies
        latencies:
          - {network: net, part: unet, device: {name: Pixel 8}, ms: 5, how: published, source: {text: "%s"}}
          - {network: net, part: decoder, device: {name: Pixel 8}, ms: 5, how: published, source: {text: A}}
        """
            .replace("%s", name));
  }
}
