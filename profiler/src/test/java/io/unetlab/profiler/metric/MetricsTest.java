package io.unetlab.profiler.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.unetlab.profiler.cost.KnownNetworks;
import io.unetlab.spec.NetworkKinds;
import io.unetlab.spec.SpecLoader;
import io.unetlab.spec.autoencoder.AutoencoderLevel;
import io.unetlab.spec.autoencoder.AutoencoderMiddle;
import io.unetlab.spec.autoencoder.AutoencoderSpec;
import io.unetlab.spec.model.BlockSpec;
import io.unetlab.spec.model.TransformerSpec;
import io.unetlab.spec.model.UNetSpec;
import io.unetlab.spec.path.SpecPatch;
import io.unetlab.spec.source.Problems;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class MetricsTest {

  @Test
  void countsEveryCountedMetricExactly() {
    MetricSet sd15 = Metrics.counted(KnownNetworks.model("sd15"));
    assertThat(sd15.names())
        .containsExactlyElementsOf(
            CountedMetrics.ALL.stream().map(counted -> counted.metric().name()).toList());
    assertThat(sd15.count("params")).isEqualTo(859_520_964L);
    assertThat(sd15.count("macs")).isEqualTo(401_636_720_640L);
    assertThat(sd15.count("weight_bytes")).isEqualTo(4 * 859_520_964L);
    assertThat(sd15.count("resnets")).isEqualTo(22);
    assertThat(sd15.count("self_attentions")).isEqualTo(16);
    assertThat(sd15.count("cross_attentions")).isEqualTo(16);
    assertThat(sd15.get("fid")).isEmpty();
    assertThatThrownBy(() -> sd15.require("fid")).hasMessageContaining("fid");
  }

  static Stream<UNetSpec> unets() {
    return KnownNetworks.specs().flatMap(spec -> NetworkKinds.UNET.of(spec).stream());
  }

  @ParameterizedTest
  @MethodSource("unets")
  void countsTheBlocksOfTheSpec(UNetSpec unet) {
    MetricSet counted = Metrics.counted(unet);

    assertThat(counted.count("resnets"))
        .isEqualTo(unet.blocks().mapToInt(BlockSpec::resnets).sum());
    assertThat(counted.count("self_attentions"))
        .isEqualTo(transformers(unet, TransformerSpec::attendsToItself));
    assertThat(counted.count("cross_attentions"))
        .isEqualTo(transformers(unet, TransformerSpec::attendsToText));
  }

  static Stream<AutoencoderSpec> autoencoders() {
    return KnownNetworks.specs()
        .filter(AutoencoderSpec.class::isInstance)
        .map(AutoencoderSpec.class::cast);
  }

  @ParameterizedTest
  @MethodSource("autoencoders")
  void countsTheBlocksOfADecoderOrEncoder(AutoencoderSpec spec) {
    MetricSet counted = Metrics.counted(spec);
    int levels = spec.body().levels().stream().mapToInt(AutoencoderLevel::resnets).sum();
    int middle = spec.body().middle().map(AutoencoderMiddle::resnets).orElse(0);
    int attentions = spec.body().middle().map(AutoencoderMiddle::attentions).orElse(0);

    assertThat(counted.count("resnets")).isEqualTo(levels + middle);
    assertThat(counted.count("self_attentions")).isEqualTo(attentions);
    assertThat(counted.count("cross_attentions")).isZero();
  }

  private static int transformers(UNetSpec unet, Predicate<TransformerSpec> kind) {
    return unet.blocks()
        .filter(block -> kind.test(block.transformer()))
        .mapToInt(BlockSpec::depth)
        .sum();
  }

  /** A norm that is kept without its attention has two weights a channel, and no attention. */
  @Test
  void aKeptNormIsNoAttention() {
    MetricSet gone = counted("levels[0].transformer.self_attention=false");
    MetricSet kept = counted("levels[0].transformer.self_attention=norm_only");

    // Five blocks with 16 channels: two down, three up.
    assertThat(kept.count("params") - gone.count("params")).isEqualTo(5 * 2 * 16);
    assertThat(kept.count("macs")).isEqualTo(gone.count("macs"));
    assertThat(kept.count("self_attentions")).isEqualTo(gone.count("self_attentions"));
  }

  private static MetricSet counted(String assignment) {
    Path file = Path.of("../builders/src/test/resources/reference/sd15_tiny/spec.yaml");
    return Metrics.counted(SpecLoader.load(file, SpecPatch.parse(assignment, new Problems())));
  }

  @Test
  void theCatalogueNamesEachMetricOnce() {
    assertThat(Metrics.names()).doesNotHaveDuplicates().contains("fid", "clip");
    assertThat(Metrics.names()).allMatch(name -> Metrics.find(name).isPresent());
    assertThat(Metrics.find("mac")).isEmpty();
  }

  @Test
  void aSetKeepsDecimalsAsTheyAre() {
    MetricSet set = MetricSet.EMPTY.with("fid", new BigDecimal("12.31"));
    BigDecimal sum = set.require("fid").add(new BigDecimal("0.27"));
    assertThat(set.with("fid", sum).require("fid")).isEqualTo("12.58");
    assertThat(set.require("fid")).isEqualTo("12.31");
    assertThatThrownBy(() -> set.count("fid")).isInstanceOf(ArithmeticException.class);
  }
}
