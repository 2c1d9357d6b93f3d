package io.unetlab.profiler.cost;

import static org.assertj.core.api.Assertions.assertThat;

import io.unetlab.builders.Networks;
import io.unetlab.spec.SpecLoader;
import io.unetlab.spec.diffusers.DiffusersConfig;
import io.unetlab.spec.model.NetworkSpec;
import io.unetlab.spec.path.SpecPatch;
import io.unetlab.spec.source.Problems;
import io.unetlab.spec.source.Source;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Parameters and MACs agree to the last digit with what others counted by running the network. */
final class ExactCountsTest {

  static List<Path> cases() {
    return KnownNetworks.cases();
  }

  // A case whose tensors hold two images (sd21_tiny) gives the MACs of one, too.
  @ParameterizedTest
  @MethodSource("cases")
  void smallReferenceCases(Path folder) throws IOException {
    Cost total = CostReport.of(KnownNetworks.graph(folder.resolve("spec.yaml"))).total();
    String expected = Files.readString(folder.resolve("expected.json"));
    assertThat(total.params()).isEqualTo(number(expected, "params"));
    assertThat(total.macs()).isEqualTo(number(expected, "macs"));
  }

  @Test
  void thereAreSmallCases() {
    assertThat(KnownNetworks.cases()).hasSizeGreaterThanOrEqualTo(10);
  }

  @ParameterizedTest
  @CsvFileSource(resources = "/published.csv", useHeadersInDisplayName = true)
  void publishedModels(String model, long params, long macs, Long withoutAttentionProducts) {
    CostReport report = CostReport.of(Networks.graph(KnownNetworks.model(model)));
    check(report, params, macs, withoutAttentionProducts);
  }

  @ParameterizedTest
  @CsvFileSource(resources = "/autoencoders.csv", useHeadersInDisplayName = true, delimiter = '|')
  void changedAutoencoders(
      String model, String changes, long params, long macs, Long withoutAttentionProducts) {
    SpecPatch patch =
        Arrays.stream(changes.split(" "))
            .map(change -> SpecPatch.parse(change, new Problems()))
            .reduce(SpecPatch.EMPTY, SpecPatch::andThen);
    NetworkSpec spec = SpecLoader.load(KnownNetworks.MODELS.resolve(model + ".yaml"), patch);
    check(CostReport.of(Networks.graph(spec)), params, macs, withoutAttentionProducts);
  }

  private static void check(
      CostReport report, long params, long macs, Long withoutAttentionProducts) {
    assertThat(report.total().params()).isEqualTo(params);
    assertThat(report.total().macs()).isEqualTo(macs);
    if (withoutAttentionProducts != null) {
      assertThat(macs - attentionProducts(report)).isEqualTo(withoutAttentionProducts);
    }
  }

  /** DreamLite at other sizes of latent and text, counted in PyTorch from diffusers' class. */
  @ParameterizedTest
  @CsvSource({
    "64, 77, 157093003264",
    "128, 128, 664604508160",
    "'[128, 256]', 77, 1406153129984",
    "'[128, 256]', 128, 1417416802304",
    "'[128, 256]', 200, 1433318457344"
  })
  void dreamLiteAtOtherSizes(String latent, int tokens, long macs) {
    Problems problems = new Problems();
    SpecPatch sizes =
        SpecPatch.parse("latent.size=" + latent, problems)
            .andThen(SpecPatch.parse("text.tokens=" + tokens, problems));
    NetworkSpec spec = SpecLoader.load(KnownNetworks.MODELS.resolve("dreamlite.yaml"), sizes);
    Cost total = CostReport.of(Networks.graph(spec)).total();
    assertThat(total.macs()).isEqualTo(macs);
    assertThat(total.params()).isEqualTo(389_968_388L);
  }

  /** SnapGen's UNet at both widths of the text that its ablation was counted at. */
  @ParameterizedTest
  @CsvSource({"768, 376573444", "2048, 382471684"})
  void snapGen(int width, long params) {
    SpecPatch text = SpecPatch.parse("text.width=" + width, new Problems());
    NetworkSpec spec = SpecLoader.load(KnownNetworks.MODELS.resolve("snapgen.yaml"), text);
    assertThat(CostReport.of(Networks.graph(spec)).total().params()).isEqualTo(params);
  }

  /** 34.7 million tokens at the top: MACs are a polynomial of the side, known from small sides. */
  @Test
  void whatFits64BitsIsCounted() {
    SpecPatch large = SpecPatch.parse("latent.size=5888", new Problems());
    NetworkSpec spec = SpecLoader.load(KnownNetworks.MODELS.resolve("sd15.yaml"), large);
    assertThat(CostReport.of(Networks.graph(spec)).total().macs())
        .isEqualTo(4_390_583_513_159_270_400L);
  }

  /** Counted in PyTorch from the UNet that diffusers makes of the same config. */
  @ParameterizedTest
  @CsvSource({
    "ema, 77, 859520964, 401636720640",
    "lcm, 77, 859602884, 1074060943360",
    "unclip, 77, 870173124, 1074557132800",
    "kolors, 256, 2579458820, 3481309216768",
    "butterflies, 77, 113673219, 62068817920"
  })
  void configs(String name, int tokens, long params, long macs) throws IOException {
    Path file = Path.of("src/test/resources/configs", name + ".json");
    Source source = new Source(name, Files.readString(file));
    NetworkSpec spec = DiffusersConfig.read(source, SpecPatch.EMPTY, tokens).spec();
    Cost total = CostReport.of(Networks.graph(spec)).total();
    assertThat(total.params()).isEqualTo(params);
    assertThat(total.macs()).isEqualTo(macs);
  }

  /** Counted in PyTorch: diffusers halves 65 to 33, 17 and 9, and enlarges back to each. */
  @Test
  void sizesThatDoNotHalve() {
    SpecPatch odd = SpecPatch.parse("latent.size=[64, 65]", new Problems());
    NetworkSpec spec = SpecLoader.load(KnownNetworks.MODELS.resolve("sd15.yaml"), odd);
    assertThat(CostReport.of(Networks.graph(spec)).total().macs()).isEqualTo(417_484_042_240L);
  }

  static long attentionProducts(CostReport report) {
    return report.byOperation().stream()
        .filter(row -> row.name().endsWith("attention"))
        .mapToLong(row -> row.cost().macs())
        .sum();
  }

  private static long number(String json, String key) {
    Matcher matcher = Pattern.compile("\"" + key + "\": (\\d+)").matcher(json);
    assertThat(matcher.find()).as(key).isTrue();
    return Long.parseLong(matcher.group(1));
  }
}
