package io.unetlab.spec.autoencoder;

import static org.assertj.core.api.Assertions.assertThat;

import io.unetlab.spec.SpecLoader;
import io.unetlab.spec.model.NetworkSpec;
import io.unetlab.spec.path.SpecPatch;
import io.unetlab.spec.source.Source;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** One decoder or encoder, one text, one hash. */
class AutoencoderTextTest {

  private static final String HEAD =
      "kind: decoder\nname: x\nlatent: {channels: 4, size: 16}\ngroups: 8\n";

  @Provide
  Arbitrary<Long> seeds() {
    return Arbitraries.longs();
  }

  @Property(tries = 500)
  void writtenTextReadsAsTheSameNetwork(@ForAll("seeds") long seed) {
    AutoencoderSpec spec = read(text(new Random(seed)));
    String written = spec.yaml();
    AutoencoderSpec again = read(written);

    assertThat(again.yaml()).isEqualTo(written);
    assertThat(again.hash()).isEqualTo(spec.hash());
    assertThat(meaning(again)).isEqualTo(meaning(spec));
    assertThat(again.size()).isEqualTo(spec.size());
  }

  /** A narrow choice of networks, so that many pairs are the same. */
  @Property(tries = 2000)
  void theHashIsTheSameExactlyWhenTheNetworkIs(@ForAll("seeds") long seed) {
    Random random = new Random(seed);
    AutoencoderSpec one = read(similar(random));
    AutoencoderSpec other = read(similar(random));

    assertThat(one.hash().equals(other.hash()))
        .as("%s%s", one.yaml(), other.yaml())
        .isEqualTo(meaning(one).equals(meaning(other)))
        .isEqualTo(one.yaml().equals(other.yaml()));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "middle: none|resnet: {conv: regular, kernel: 3, expansion: 2}",
        "middle: none|image: {channels: 3}",
        "middle: none|resample: {conv: separable}",
        "middle: {resnets: 2}|norm_eps: 1e-6",
        "middle: {resnets: 2, attention: false}|blocks: resnet",
        "middle: {resnets: 1, resnet: {activation: silu}}|post_quant_conv: true",
      })
  void settingsWithoutEffect(String middle, String said) {
    String levels = "levels: [{channels: 32, resnets: 2}]\n" + middle + "\n";

    assertThat(read(HEAD + said + "\n" + levels).hash()).isEqualTo(read(HEAD + levels).hash());
  }

  @ParameterizedTest
  @CsvSource({"5, 5, 1, 1", "6, 9, 1, 2", "64, 32, 16, 8", "4, 7, 1, 1"})
  void theLatentOfAnEncoderIsRoundedAsItsPaddingDoes(int height, int width, int down, int across) {
    String levels =
        "levels: [{channels: 8, resnets: 1}, {channels: 8, resnets: 1}, "
            + "{channels: 8, resnets: 1}]\nmiddle: none\n";
    String text =
        "kind: encoder\nname: x\nimage: {size: [%d, %d]}\nlatent: {channels: 4}\ngroups: 4\n%s"
            .formatted(height, width, levels);

    assertThat(((EncoderSpec) read(text)).latent()).isEqualTo(new ImageSpec(1, 4, down, across));
    assertThat(((EncoderSpec) read(text + "blocks: taesd\n")).latent())
        .isEqualTo(new ImageSpec(1, 4, (height + 3) / 4, (width + 3) / 4));
  }

  private static List<Object> meaning(AutoencoderSpec spec) {
    BodySpec body = spec.body();
    return List.of(
        spec.kind(),
        spec.input(),
        spec instanceof EncoderSpec encoder ? encoder.latentChannels() : 0,
        spec instanceof DecoderSpec decoder ? decoder.imageChannels() : 0,
        spec.hasQuantConv(),
        body.blocks(),
        body.hasNorms() ? body.norm() : "no norms",
        body.resamplings() > 0 ? body.resample() : "one level",
        body.levels().stream().map(it -> List.of(it.channels(), it.resnets())).toList(),
        body.resnets().toList(),
        body.middle().map(it -> List.of(it.resnets(), it.attentions())));
  }

  private static String similar(Random random) {
    return "kind: decoder\nname: x\nlatent: {channels: 4, size: 8}\ngroups: 4\nblocks: "
        + pick(random, "resnet", "taesd")
        + pick(random, "", "\nresnet: {expansion: 2}", "\nresnet: {conv: separable}")
        + "\nlevels: [{channels: 8, resnets: 1"
        + resnet(random)
        + "}]\nmiddle: none\n";
  }

  private static String text(Random random) {
    boolean encoder = random.nextBoolean();
    boolean taesd = random.nextInt(4) == 0;
    String size = pick(random, "64", "[64, 32]");
    String batch = pick(random, "", ", batch: 2");
    return "kind: "
        + (encoder ? "encoder\nimage: {size: " + size : "decoder\nimage: {")
        + (encoder ? ", " : "")
        + "channels: "
        + pick(random, "1", "3")
        + "}\nname: x\nlatent: {channels: "
        + pick(random, "4", "16")
        + (encoder ? "" : ", size: " + size)
        + batch
        + "}\ngroups: 4\nnorm_eps: "
        + pick(random, "1e-6", "0.00001")
        + (taesd ? "\nblocks: taesd" : quantConv(encoder, random))
        + pick(random, "", "\nresample: {conv: separable}")
        + pick(random, "", "\nresnet: {kernel: 5, conv: separable, expansion: 2}")
        + "\nlevels: "
        + levels(random)
        + "\nmiddle: "
        + (taesd ? "none" : middle(random))
        + "\n";
  }

  private static String quantConv(boolean encoder, Random random) {
    return "\n" + (encoder ? "" : "post_") + "quant_conv: " + random.nextBoolean();
  }

  private static String levels(Random random) {
    return IntStream.range(0, 1 + random.nextInt(4))
        .mapToObj(
            i ->
                "{channels: "
                    + pick(random, "8", "12", "16")
                    + ", resnets: "
                    + (1 + random.nextInt(3))
                    + resnet(random)
                    + "}")
        .collect(Collectors.joining(", ", "[", "]"));
  }

  private static String middle(Random random) {
    int resnets = 1 + random.nextInt(3);
    String attention = resnets == 1 ? "" : ", attention: " + random.nextBoolean();
    return pick(random, "none", "{resnets: " + resnets + attention + resnet(random) + "}");
  }

  private static String resnet(Random random) {
    return pick(
        random,
        "",
        "",
        ", resnet: {conv: regular}",
        ", resnet: {conv: separable, pointwise_bias: false}",
        ", resnet: {activation: gelu, expansion: 1}",
        ", resnet: {conv: separable, expansion: 3}");
  }

  private static String pick(Random random, String... choices) {
    return choices[random.nextInt(choices.length)];
  }

  private static AutoencoderSpec read(String text) {
    NetworkSpec spec = SpecLoader.load(new Source("x.yaml", text), Path.of(""), SpecPatch.EMPTY);
    return (AutoencoderSpec) spec;
  }
}
