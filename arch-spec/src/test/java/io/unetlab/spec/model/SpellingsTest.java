package io.unetlab.spec.model;

import static org.assertj.core.api.Assertions.assertThat;

import io.unetlab.spec.SpecLoader;
import io.unetlab.spec.path.SpecPatch;
import io.unetlab.spec.source.Source;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Different files that describe the same network have the same hash. */
class SpellingsTest {

  private static final String HEAD =
      "kind: unet\nname: x\nlatent: {channels: 4, size: 16}\ngroups: 8\n";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "transformers: [1, 1], up: {transformers: [1, 1, 1]}",
        "transformers: [1, 1]",
        "transformers: 1, up: {resnets: 3}",
        "transformers: 1, resnet: {conv: regular, kernel: 3}",
        "transformers: 1, transformer: {head_width: 16}",
        "transformers: 1, transformer: {heads: 2, feed_forward: {ratio: 4.0}}",
        "transformers: 1, transformer: {kv_heads: 2, attention: {self: softmax}}",
        "transformers: 1, transformer: {kv_heads: heads, qk_norm: none, kv_downsample: 1}",
        "transformers: 1, resnet: {expansion: 1, pointwise_bias: true}"
      })
  void oneLevel(String said) {
    String text = "text: {tokens: 7, width: 24}\ntransformer: {heads: 2}\nmiddle: none\n";
    assertThat(hash(text + "levels: [{channels: 32, resnets: 2, " + said + "}]\n"))
        .isEqualTo(hash(text + "levels: [{channels: 32, resnets: 2, transformers: 1}]\n"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "text: {tokens: 7, width: 24}\n",
        "text: none\nextra: none\n",
        "text: none\ntransformer: {heads: 3, shared_kv: both}\n",
        "text: none\ntransformer: {kv_heads: 3, kv_downsample: 5, qk_norm: rms_norm}\n",
        "text: none\nresnet: {expansion: 2, pointwise_bias: false}\n"
      })
  void settingsWithoutEffect(String said) {
    String levels = "levels: [{channels: 32, resnets: 2}]\nmiddle: none\n";
    assertThat(hash(said + levels)).isEqualTo(hash("text: none\n" + levels));
  }

  /** Networks that differ in one setting only; each two of them are different. */
  @Test
  void noTwoOfTheseAreTheSame() {
    List<String> said =
        List.of(
            "",
            "self_attention: false",
            "self_attention: norm_only",
            "kv_heads: 1",
            "qk_norm: rms_norm",
            "attention: linear_relu",
            "attention: linear_elu",
            "attention: {self: linear_relu}",
            "attention: {cross: linear_relu}",
            "kv_downsample: 2",
            "feed_forward: {depthwise: true}",
            "shared_kv: self, kv_heads: 1");
    String levels = "levels: [{channels: 32, resnets: 1, transformers: 1}]\nmiddle: none\n";
    List<SpecHash> hashes =
        said.stream()
            .map(it -> "transformer: {heads: 2" + (it.isEmpty() ? "" : ", " + it) + "}\n")
            .map(it -> hash("text: {tokens: 7, width: 24}\n" + it + levels))
            .toList();

    assertThat(hashes).doesNotHaveDuplicates();
  }

  private static SpecHash hash(String text) {
    Source source = new Source("x.yaml", HEAD + text);
    return SpecLoader.load(source, Path.of(""), SpecPatch.EMPTY).hash();
  }
}
