package io.unetlab.profiler.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.unetlab.spec.SpecLoader;
import io.unetlab.spec.model.NetworkSpec;
import io.unetlab.spec.path.SpecPatch;
import io.unetlab.spec.source.Problems;
import java.math.BigDecimal;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The published sums of whole pipelines, to the last digit where their parts are exact. */
final class PipelineSumsTest {

  private static final Path PIPELINES = Path.of("../examples/pipelines");
  private static final String MODELS = "../examples/models/";

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "sd15_pipeline | | 1032071643 | 41434230034432",
        "sd15_pipeline | steps=20 | 1032071643 | 17336026796032",
        "sd15_pipeline | steps=8 guidance=none | 1032071643 | 4477002483712",
        "sd15_pipeline | steps=1 guidance=none | 1032071643 | 1665545439232",
        "sd15_pipeline | steps=1 guidance=distilled decoder=taesd_decoder | 983803975 |"
            + " 478961043456",
        "sd15_pipeline | unet=sd21_base text_encoder=openclip_vit_h | 1255788763 | 41515259916288",
        "bk_sdm_tiny_pipeline | | 495935643 | 13408283922432",
        "sdxl_pipeline | | 3434674203 | 343408177811456"
      })
  void exactSums(String pipeline, String changes, long params, long macs) {
    MetricSet counted = Metrics.counted(load(pipeline, changes == null ? "" : changes));

    assertThat(counted.count("params")).isEqualTo(params);
    assertThat(counted.count("macs")).isEqualTo(macs);
  }

  /** The UNet's published 386 M and 182 G in the place of the reconstruction's. */
  @Test
  void mobileDiffusionWithThePublishedFiguresOfItsUNet() {
    NetworkSpec spec =
        load(
            "mobilediffusion_pipeline",
            "decoder.levels[0].channels=64 decoder.levels[1].channels=160");
    CountedParts parts = CountedParts.of(spec);
    long params = 386_000_000;
    long macs = 182_000_000_000L;
    for (CountedPart part : parts.parts()) {
      if (!part.part().word().equals("unet")) {
        params += part.cost().params();
        macs += part.cost().macs();
      }
    }

    assertThat(params).isEqualTo(518_896_011);
    assertThat(macs).isEqualTo(483_853_018_112L);
  }

  /** 125 M + 386 M + 9.8 M are published as 520 M. */
  @Test
  void theReconstructedMobileDiffusionIsWithinOnePercentOfThePublishedSum() {
    long params = Metrics.counted(load("mobilediffusion_pipeline", "")).count("params");

    assertThat(params / 520e6).isCloseTo(1, within(0.01));
  }

  @Test
  void memoryIsThatOfTheWeightsAndTheLargestActivations() {
    NetworkSpec spec = load("sd15_pipeline", "");
    MetricSet counted = Metrics.counted(spec);
    long decoder = 4 * 49_490_199L + 805_306_368;
    long unet = 4 * 859_520_964L + 105_099_264;

    assertThat(counted.count("peak_activation_bytes")).isEqualTo(805_306_368);
    assertThat(counted.count("memory_together_bytes")).isEqualTo(4 * 1_032_071_643L + 805_306_368);
    assertThat(counted.count("memory_in_turn_bytes")).isEqualTo(Math.max(decoder, unet));
  }

  @Test
  void oneNetworkNeedsTheSameMemoryTogetherAndInTurn() {
    MetricSet counted = Metrics.counted(SpecLoader.load(Path.of(MODELS + "sd15.yaml")));
    BigDecimal sum = counted.require("weight_bytes").add(counted.require("peak_activation_bytes"));

    assertThat(counted.require("memory_together_bytes")).isEqualTo(sum);
    assertThat(counted.require("memory_in_turn_bytes")).isEqualTo(sum);
  }

  private static NetworkSpec load(String pipeline, String changes) {
    Problems problems = new Problems();
    SpecPatch patch = SpecPatch.EMPTY;
    for (String change : changes.isBlank() ? new String[0] : changes.strip().split(" ")) {
      String text =
          change.replaceFirst("=([a-z0-9_]*(decoder|base|vit_h))$", "=" + MODELS + "$1.yaml");
      patch = patch.andThen(SpecPatch.parse(text, problems));
    }
    problems.throwIfErrors();
    return SpecLoader.load(PIPELINES.resolve(pipeline + ".yaml"), patch);
  }
}
