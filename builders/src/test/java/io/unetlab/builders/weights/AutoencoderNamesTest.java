package io.unetlab.builders.weights;

import static org.assertj.core.api.Assertions.assertThat;

import io.unetlab.builders.graph.Graph;
import io.unetlab.builders.graph.TensorShape;
import io.unetlab.spec.source.Problem;
import io.unetlab.spec.source.Problems;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Files of whole autoencoders, and older names, are read as the half that the network is. */
class AutoencoderNamesTest {

  private static final Graph DECODER = Small.graph("vae_decoder_tiny");
  private static final Graph ENCODER = Small.graph("vae_encoder_tiny");
  private static final Graph TAESD = Small.graph("taesd_tiny");
  private static final Pattern UP = Pattern.compile("decoder\\.up_blocks\\.(\\d)\\.(.*)");

  @Test
  void theOtherHalfIsIgnoredAndTold() {
    WeightStore whole = both(UnaryOperator.identity());

    WeightStore decoder = WeightMatch.match(DECODER, whole);
    WeightStore encoder = WeightMatch.match(ENCODER, whole);

    assertSame(decoder, DECODER);
    assertSame(encoder, ENCODER);
    assertThat(decoder.notes())
        .containsExactly("90 tensors of other parts are ignored: encoder (88), quant_conv (2)");
    assertThat(encoder.notes())
        .containsExactly(
            "114 tensors of other parts are ignored: decoder (112), post_quant_conv (2)");
  }

  @ParameterizedTest
  @ValueSource(strings = {"vae.", "first_stage_model.", "module.", "_orig_mod.", "a.b."})
  void aPrefixIsLeftOut(String prefix) {
    WeightStore whole = both(name -> prefix + name);

    assertSame(WeightMatch.match(DECODER, whole), DECODER);
    assertSame(WeightMatch.match(ENCODER, whole), ENCODER);
  }

  /** As a checkpoint of the original code has them, next to the UNet. */
  @ParameterizedTest
  @ValueSource(strings = {"first_stage_model.", ""})
  void theOriginalNamesAreRead(String prefix) {
    WeightStore whole = both(name -> prefix + original(name));
    List<Tensor> tensors = new ArrayList<>(whole.tensors().values());
    tensors.add(Small.numbered("model.diffusion_model.out.2.bias", TensorShape.of(4)));
    tensors.add(Small.numbered("cond_stage_model.logit_scale", TensorShape.of(1)));
    WeightStore file = WeightStore.of(tensors);

    if (!prefix.isEmpty()) {
      assertSame(WeightMatch.match(DECODER, file), DECODER);
      assertSame(WeightMatch.match(ENCODER, file), ENCODER);
    }
    assertSame(WeightMatch.match(DECODER, whole), DECODER);
    assertThat(WeightMatch.match(DECODER, whole).notes())
        .contains("the names of the original code are read as diffusers'");
  }

  @ParameterizedTest
  @CsvSource({
    "decoder.up_blocks.0.resnets.2.conv1.bias, decoder.up.2.block.2.conv1.bias",
    "decoder.up_blocks.1.upsamplers.0.conv.bias, decoder.up.1.upsample.conv.bias",
    "decoder.up_blocks.2.resnets.0.conv_shortcut.bias, decoder.up.0.block.0.nin_shortcut.bias",
    "decoder.mid_block.attentions.0.to_out.0.bias, decoder.mid.attn_1.proj_out.bias",
    "encoder.down_blocks.0.downsamplers.0.conv.bias, encoder.down.0.downsample.conv.bias",
    "encoder.conv_norm_out.bias, encoder.norm_out.bias",
  })
  void theNamesAreThoseOfThePublishedFiles(String ours, String original) {
    assertThat(original(ours)).isEqualTo(original);
  }

  /** Diffusers' files of 2022; their attention's weights may be 1 x 1 convolutions. */
  @Test
  void theOlderNamesOfTheAttentionAreRead() {
    WeightStore older =
        renamed(
            Small.numbered(DECODER),
            name ->
                name.replace(".to_q.", ".query.")
                    .replace(".to_k.", ".key.")
                    .replace(".to_v.", ".value.")
                    .replace(".to_out.0.", ".proj_attn."));

    assertSame(WeightMatch.match(DECODER, older), DECODER);
  }

  /** The original code's decoder has a layer before the first convolution. */
  @Test
  void taesdsBareNumbersAreRead() {
    WeightStore bare =
        renamed(
            Small.numbered(TAESD),
            name -> {
              String[] parts = name.split("\\.", 4);
              return (Integer.parseInt(parts[2]) + 1) + "." + parts[3];
            });

    assertSame(WeightMatch.match(TAESD, bare), TAESD);
  }

  @Test
  void aConvolutionThatOnlyTheFileHasIsNamed() {
    Graph without = Small.graph("vae_decoder_tiny", "post_quant_conv=false");
    Problems problems = new Problems();

    WeightMatch.match(without, both(UnaryOperator.identity()), problems);

    assertThat(problems.all())
        .extracting(Problem::message)
        .containsExactly(
            "post_quant_conv.bias 4 is not one of the network's weights",
            "post_quant_conv.weight 4x4x1x1 is not one of the network's weights");
  }

  @Test
  void aUNetsFileIsSaidToBeOne() {
    Problems problems = new Problems();

    WeightMatch.match(DECODER, Small.numbered(Small.graph("sd15_tiny")), problems);

    assertThat(problems.all().get(0).message()).isEqualTo("these are the weights of a UNet");
    assertThat(problems.all().get(0).hint())
        .contains("the VAE's weights are vae/diffusion_pytorch_model.safetensors");
  }

  @Test
  void theFileOfTheOtherHalfAloneIsSaidToBeIt() {
    assertThat(reason(DECODER, ENCODER))
        .isEqualTo("these are the weights of the other half of an autoencoder, its encoder");
    assertThat(reason(ENCODER, DECODER))
        .isEqualTo("these are the weights of the other half of an autoencoder, its decoder");
  }

  private static String reason(Graph network, Graph file) {
    Problems problems = new Problems();
    WeightMatch.match(network, Small.numbered(file), problems);
    return problems.all().get(0).message();
  }

  private static void assertSame(WeightStore read, Graph graph) {
    WeightStore expected = Small.numbered(graph);
    assertThat(read.tensors().keySet()).isEqualTo(expected.tensors().keySet());
    read.tensors()
        .values()
        .forEach(it -> assertThat(it.floats()).isEqualTo(expected.tensor(it.name()).floats()));
  }

  private static WeightStore both(UnaryOperator<String> names) {
    Map<String, Tensor> all = new TreeMap<>();
    all.putAll(Small.numbered(DECODER).tensors());
    all.putAll(Small.numbered(ENCODER).tensors());
    return renamed(WeightStore.of(all.values()), names);
  }

  private static WeightStore renamed(WeightStore store, UnaryOperator<String> names) {
    return WeightStore.of(
        store.tensors().values().stream()
            .map(it -> new Tensor(names.apply(it.name()), it.dims(), it.type(), it::read))
            .toList());
  }

  /** The original code's name; it counts the decoder's levels from the highest resolution. */
  private static String original(String name) {
    Matcher up = UP.matcher(name);
    String text =
        up.matches()
            ? "decoder.up." + (2 - Integer.parseInt(up.group(1))) + "." + up.group(2)
            : name;
    return text.replace("mid_block.resnets.0.", "mid.block_1.")
        .replace("mid_block.resnets.1.", "mid.block_2.")
        .replace("mid_block.attentions.0.group_norm.", "mid.attn_1.norm.")
        .replace("mid_block.attentions.0.to_out.0.", "mid.attn_1.proj_out.")
        .replace("mid_block.attentions.0.to_", "mid.attn_1.")
        .replace("down_blocks.", "down.")
        .replace("upsamplers.0.", "upsample.")
        .replace("downsamplers.0.", "downsample.")
        .replace("resnets.", "block.")
        .replace("conv_shortcut.", "nin_shortcut.")
        .replace("conv_norm_out.", "norm_out.");
  }
}
