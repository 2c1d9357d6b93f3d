package io.unetlab.profiler.latency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.unetlab.profiler.latency.RelativeLatency.Conclusion;
import io.unetlab.spec.model.SpecHash;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import java.util.function.DoubleSupplier;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

final class ComposedLatencyTest {

  private static final KnownDevice PHONE = KnownDevice.named("a phone");

  private static Latency latency(double ms, double low, double high) {
    return latency(ms, Optional.of(new Interval(low, high, Interval.Kind.BOOTSTRAP)), PHONE);
  }

  private static Latency latency(double ms, Optional<Interval> interval, KnownDevice device) {
    return new Latency(
        Statistic.MEDIAN,
        Map.of(Statistic.MEDIAN, ms),
        OptionalLong.of(10),
        interval,
        List.of(),
        device,
        KnownRuntime.named("a runtime"),
        HowKnown.MEASURED_HERE,
        List.of());
  }

  private static PartLatency part(String word, long runs, Latency latency) {
    return new PartLatency(word, hash(word), runs, latency);
  }

  private static SpecHash hash(String word) {
    return new SpecHash("%064x".formatted(word.hashCode()));
  }

  private static ComposedLatency sum(PartLatency... parts) {
    return new ComposedLatency(List.of(parts));
  }

  /** 2 x 4 + 50 x 1700 + 369 = 85377 ms, the total of arXiv 2306.00980, table 1. */
  @Test
  void addsRunsTimesLatency() {
    ComposedLatency whole =
        sum(
            part("text_encoder", 2, published(4)),
            part("unet", 50, published(1700)),
            part("decoder", 1, published(369)));

    assertThat(whole.ms()).isEqualTo(85_377);
    assertThat(whole.interval()).isEmpty();
    assertThat(whole.how()).isEqualTo(HowKnown.PUBLISHED);
    assertThat(whole.latency().statistic()).isEqualTo(Statistic.SUM);
    assertThat(whole.latency().device()).isEqualTo(PHONE);
    assertThat(whole.isDoubtful()).isFalse();
  }

  private static Latency published(double ms) {
    return Latency.of(
        Statistic.NOT_TOLD, ms, PHONE, KnownRuntime.named("Core ML"), HowKnown.PUBLISHED);
  }

  /** By hand: downwards 3 and 8 x 0.5 = 4 give 5, upwards 5 and 8 x 1.5 = 12 give 13. */
  @Test
  void reachesAddInQuadrature() {
    ComposedLatency whole =
        sum(part("decoder", 1, latency(100, 97, 105)), part("unet", 8, latency(10, 9.5, 11.5)));

    Interval interval = whole.interval().orElseThrow();
    assertThat(whole.ms()).isEqualTo(180);
    assertThat(interval.low()).isEqualTo(175, within(1e-9));
    assertThat(interval.high()).isEqualTo(193, within(1e-9));
    assertThat(interval.kind()).isEqualTo(Interval.Kind.QUADRATURE);
  }

  /** Two parts with one network have one error: 2 x 3 and not 3 x the root of 2. */
  @Test
  void aNetworkThatIsTwoPartsHasOneError() {
    Latency latency = latency(10, 7, 13);
    ComposedLatency whole =
        sum(
            new PartLatency("text_encoder", hash("clip"), 1, latency),
            new PartLatency("text_encoder_2", hash("clip"), 1, latency));

    assertThat(whole.interval().orElseThrow().low()).isEqualTo(14, within(1e-9));
  }

  @Test
  void aSingleNetworkIsItself() {
    Latency own = latency(10, 9, 12);

    assertThat(sum(part("", 1, own)).latency()).isSameAs(own);
    assertThat(sum(part("", 1, own)).interval()).isEqualTo(own.interval());
    assertThat(sum(part("", 1, own)).ms()).isEqualTo(own.ms());
  }

  @Test
  void aRangeAmongThemMakesItARange() {
    Interval range = new Interval(90, 120, Interval.Kind.RANGE);
    ComposedLatency whole =
        sum(
            part("decoder", 1, latency(100, Optional.of(range), PHONE)),
            part("unet", 2, latency(10, 9, 11)));

    assertThat(whole.interval()).contains(new Interval(108, 142, Interval.Kind.RANGE));
  }

  @Test
  void onePartWithoutAnIntervalLeavesTheWholeWithout() {
    ComposedLatency whole =
        sum(
            part("decoder", 1, latency(100, Optional.empty(), PHONE)),
            part("unet", 2, latency(10, 9, 11)));

    assertThat(whole.interval()).isEmpty();
  }

  @Test
  void doubtsNameTheirPartAndDifferentDevicesAreOne() {
    Latency disturbed =
        new Latency(
            Statistic.MEDIAN,
            Map.of(Statistic.MEDIAN, 5.0),
            OptionalLong.empty(),
            Optional.empty(),
            List.of(),
            PHONE,
            KnownRuntime.named("a runtime"),
            HowKnown.MEASURED_HERE,
            List.of("drift"));
    Latency elsewhere = latency(1, Optional.empty(), KnownDevice.named("another phone"));

    assertThat(sum(part("unet", 1, disturbed), part("decoder", 1, elsewhere)).doubts())
        .containsExactly(
            "unet: drift", "the parts were measured on different devices: a phone, another phone");
  }

  /** 50 against 49 runs: their own intervals overlap, but it is the same error in both. */
  @Test
  void whatBothRunCancels() {
    Latency unet = latency(100, 80, 120);
    ComposedLatency more = sum(part("unet", 50, unet), part("decoder", 1, latency(50, 45, 55)));
    ComposedLatency less = sum(part("unet", 49, unet), part("decoder", 1, latency(50, 45, 55)));

    RelativeLatency relative = less.over(more).orElseThrow();
    assertThat(less.interval().orElseThrow().high())
        .isGreaterThan(more.interval().orElseThrow().low());
    assertThat(relative.conclusion()).isEqualTo(Conclusion.FASTER);
    assertThat(relative.estimate()).isEqualTo(4950.0 / 5050);
    assertThat(more.over(more).orElseThrow().conclusion()).isEqualTo(Conclusion.NOT_TOLD_APART);
  }

  @Test
  void differentPartsThatOverlapAreNotToldApart() {
    ComposedLatency one =
        sum(part("unet", 1, latency(100, 80, 120)), part("decoder", 1, latency(50, 45, 55)));
    ComposedLatency other =
        sum(part("other", 1, latency(110, 90, 130)), part("decoder", 1, latency(50, 45, 55)));

    assertThat(one.over(other).orElseThrow().conclusion()).isEqualTo(Conclusion.NOT_TOLD_APART);
  }

  /** The interval of exact intervals of normal figures holds the truth 95 times of 100. */
  @Test
  void coversAsOftenAsItsParts() {
    Random random = new Random(7);
    int trials = 20_000;
    int held = 0;
    for (int i = 0; i < trials; i++) {
      ComposedLatency whole =
          sum(
              part("text_encoder", 2, normal(10, 0.5, random)),
              part("unet", 8, normal(100, 2, random)),
              part("decoder", 1, normal(400, 15, random)));
      held += whole.interval().orElseThrow().contains(1220) ? 1 : 0;
    }
    assertThat(held / (double) trials).isBetween(0.945, 0.955);
  }

  private static Latency normal(double truth, double sd, Random random) {
    double ms = truth + sd * random.nextGaussian();
    return latency(ms, ms - 1.96 * sd, ms + 1.96 * sd);
  }

  /** Of medians of runs with long tails, with the intervals that this program gives them. */
  @Tag("slow")
  @Test
  void coversSumsOfMediansOfSkewedRuns() {
    Random random = new Random(11);
    int trials = 400;
    int held = 0;
    for (int i = 0; i < trials; i++) {
      ComposedLatency whole =
          sum(
              part("unet", 8, sampled(() -> 100 * Math.exp(0.1 * random.nextGaussian()))),
              part("decoder", 1, sampled(() -> 400 * Math.exp(0.3 * random.nextGaussian()))),
              part("text_encoder", 2, sampled(() -> 10 - 5 * Math.log(random.nextDouble()))));
      double truth = 8 * 100 + 400 + 2 * (10 + 5 * Math.log(2));
      held += whole.interval().orElseThrow().contains(truth) ? 1 : 0;
    }
    assertThat(held / (double) trials).isBetween(0.92, 0.99);
  }

  private static Latency sampled(DoubleSupplier run) {
    List<LatencySample> samples = new ArrayList<>();
    for (int i = 0; i < 50; i++) {
      long nanos = Math.round(run.getAsDouble() * 1e6);
      samples.add(new LatencySample(i / 10, i % 10, i, nanos));
    }
    return Latency.of(
        samples, Map.of(), PHONE, KnownRuntime.named("a runtime"), HowKnown.MEASURED_HERE);
  }

  /** By hand: 200 / 300, and 1.05 * 200 / 300 at one end, whose interval is wider than 1. */
  @Test
  void theRatioReachesAsFarAsEachPartMovesIt() {
    ComposedLatency one = sum(part("unet", 2, latency(100, 95, 105)));
    ComposedLatency other = sum(part("decoder", 1, latency(300, 300, 300)));

    RelativeLatency relative = one.over(other).orElseThrow();
    assertThat(relative.estimate()).isEqualTo(2.0 / 3);
    assertThat(relative.interval().orElseThrow().low()).isEqualTo(190.0 / 300, within(1e-9));
    assertThat(relative.interval().orElseThrow().high()).isEqualTo(210.0 / 300, within(1e-9));
  }
}
