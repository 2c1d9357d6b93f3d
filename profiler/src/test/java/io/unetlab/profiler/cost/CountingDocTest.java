package io.unetlab.profiler.cost;

import static org.assertj.core.api.Assertions.assertThat;

import io.unetlab.builders.Networks;
import io.unetlab.spec.SpecLoader;
import io.unetlab.spec.path.SpecPatch;
import io.unetlab.spec.source.Problems;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The numbers in docs/counting.md are the counter's. */
final class CountingDocTest {

  private static final Path DOC = Path.of("../docs/counting.md");
  private static final String SKIPPED = "levels[0].transformer.self_attention=false";

  @ParameterizedTest
  @ValueSource(
      strings = {"sd15", "sd21_base", "sdxl", "bk_sdm_base", "bk_sdm_small", "bk_sdm_tiny"})
  void macsWithAndWithoutAttentionProducts(String model) {
    CostReport report = report(model, SpecPatch.EMPTY);
    double omitted = 100.0 * attentionProducts(report) / report.total().macs();
    assertDocHas(
        "| %s | %,d | %,d | %.1f %% |", model, macs(report), withoutProducts(report), omitted);
  }

  @Test
  void skippedSelfAttention() {
    Problems problems = new Problems();
    SpecPatch patch = SpecPatch.parse(SKIPPED, problems);
    assertThat(problems.all()).isEmpty();
    CostReport before = report("sd15", SpecPatch.EMPTY);
    CostReport after = report("sd15", patch);
    assertDocHas("--set '" + SKIPPED + "'");
    assertDocHas("| sd15 | %,d | %,d |", macs(before), withoutProducts(before));
    assertDocHas(
        "| without self-attention at 64x64 | %,d | %,d |", macs(after), withoutProducts(after));
    long saved = macs(before) - macs(after);
    long seen = withoutProducts(before) - withoutProducts(after);
    assertDocHas("| saved | %,d | %,d |", saved, seen);
    assertDocHas("The actual saving is %.1f G MACs", saved / 1e9);
    assertDocHas("reports %.1f G,", seen / 1e9);
  }

  @ParameterizedTest
  @ValueSource(strings = {"sd15", "sdxl"})
  void peakMemory(String model) {
    MemoryPlan memory = report(model, SpecPatch.EMPTY).memory();
    assertDocHas(
        "| %s | %,d B | `%s` | %,d B | `%s` |",
        model,
        memory.fused().bytes(NumberType.FLOAT32),
        memory.fused().node().path(),
        memory.withScores().bytes(NumberType.FLOAT32),
        memory.withScores().node().path());
  }

  @Test
  void theSmallNetworkOfTheComparison() {
    CostReport report =
        CostReport.of(KnownNetworks.graph(Path.of("src/test/resources/small_unet.yaml")));
    assertDocHas("%,d parameters, for which", report.total().params());
    assertDocHas("our counter reports %,d MACs", macs(report));
    assertDocHas("%,d without attention's products", withoutProducts(report));
    assertDocHas(
        "| `FlopCounterMode` / 2 | %.2f | %.2f |",
        withoutProducts(report) / 1e6, macs(report) / 1e6);
  }

  private static CostReport report(String model, SpecPatch patch) {
    Path file = KnownNetworks.MODELS.resolve(model + ".yaml");
    return CostReport.of(Networks.graph(SpecLoader.load(file, patch)));
  }

  private static long macs(CostReport report) {
    return report.total().macs();
  }

  private static long withoutProducts(CostReport report) {
    return macs(report) - attentionProducts(report);
  }

  private static long attentionProducts(CostReport report) {
    return ExactCountsTest.attentionProducts(report);
  }

  private static void assertDocHas(String format, Object... values) {
    try {
      assertThat(Files.readString(DOC)).contains(String.format(Locale.ROOT, format, values));
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
