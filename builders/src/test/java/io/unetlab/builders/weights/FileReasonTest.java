package io.unetlab.builders.weights;

import static org.assertj.core.api.Assertions.assertThat;

import io.unetlab.builders.graph.ElementType;
import io.unetlab.builders.graph.Graph;
import io.unetlab.builders.graph.TensorShape;
import io.unetlab.spec.source.Problem;
import io.unetlab.spec.source.Problems;
import io.unetlab.spec.source.Source;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Weights are called another network's only if no known reason explains the file. */
class FileReasonTest {

  private static final Graph TINY = Small.graph("sd15_tiny");

  @ParameterizedTest
  @CsvSource({
    "unet.down_blocks.0.attentions.0.transformer_blocks.0.attn1.to_q.lora_A.weight, a LoRA",
    "base_model.model.mid_block.attentions.0.proj_in.lora_B.default.weight, a LoRA",
    "lora_unet_down_blocks_0_attentions_0_proj_in.lora_down.weight, a LoRA",
    "unet.mid_block.attentions.0.attn1.processor.to_q_lora.up.weight, a LoRA",
    "lora_te1_text_model_encoder_layers_0_mlp_fc1.alpha, a LoRA",
    "lycoris_unet_mid_block_attentions_0_proj_in.hada_w1_a, a LyCORIS adapter",
    "lycoris_unet_mid_block_attentions_0_proj_in.lokr_w1, a LyCORIS adapter",
    "base_model.model.mid_block.attn2.to_k.ia3_l, an (IA)3 adapter",
    "ip_adapter.1.to_k_ip.weight, an IP-Adapter",
    "controlnet_cond_embedding.conv_in.weight, a ControlNet",
    "control_model.input_blocks.0.0.weight, a ControlNet",
    "adapter.body.0.block1.weight, a T2I-Adapter",
    "body.0.resnets.0.block1.weight, a T2I-Adapter",
    "down_blocks.0.motion_modules.0.temporal_transformer.norm.weight, a motion module",
    "emb_params, a textual inversion",
    "hypernet.768.0.linear.0.weight, a hypernetwork",
    "model.diffusion_model.joint_blocks.0.x_block.attn.qkv.weight, a diffusion transformer",
    "conv_in.kernel, Flax's names",
    "conv_in.weight.absmax, quantised",
    "model_ema.diffusion_modelinput_blocks00weight, averaged weights",
    "encoder.conv_in.weight, a VAE",
    "first_stage_model.decoder.up.0.block.0.conv1.weight, a VAE",
    "text_model.encoder.layers.0.mlp.fc1.weight, a text or image encoder",
    "cond_stage_model.model.transformer.resblocks.0.attn.in_proj_weight, a text or image encoder",
    "encoder.block.0.layer.0.SelfAttention.q.weight, a text or image encoder",
  })
  void adaptersAndOtherPartsAreNamed(String tensor, String statement) {
    Problem first = problems(List.of(Small.numbered(tensor, TensorShape.of(1)))).get(0);
    assertThat(first.code()).isEqualTo(WeightCode.OTHER_KIND);
    assertThat(first.message()).contains(statement);
  }

  /** A VAE's layers are named like a UNet's, behind a prefix. */
  @Test
  void aVaeIsNotAUNetBehindAPrefix() {
    List<Tensor> tensors =
        Small.numbered(TINY).tensors().values().stream()
            .map(it -> new Tensor("encoder." + it.name(), it.dims(), it.type(), it::read))
            .toList();
    assertThat(problems(tensors).get(0).message()).contains("a VAE");
  }

  @Test
  void rightNamesInATypeThatIsNotReadAreNotAnotherNetworks() {
    List<Tensor> tensors =
        Small.numbered(TINY).tensors().values().stream()
            .map(it -> it.withNumbers(ElementType.INT8, it::read))
            .toList();
    Problem first = problems(tensors).get(0);
    assertThat(first.code()).isEqualTo(WeightCode.NOT_FLOAT);
    assertThat(first.message())
        .isEqualTo(
            "304 of the network's 304 weights are in the file by name and shape, but 304 of them in"
                + " types that are not read");
  }

  @Test
  void rightNamesInOtherShapesAreANetworkOfOtherSizes() {
    Graph wide = Small.graph("sd15_tiny", "levels[0].channels=24", "levels[1].channels=48");
    Problem first = problems(Small.numbered(wide).tensors().values()).get(0);
    assertThat(first.code()).isEqualTo(WeightCode.OTHER_NETWORK);
    assertThat(first.message())
        .startsWith("all 304 weights of the network are in the file by name, but")
        .endsWith("these are the weights of a network of other sizes");
  }

  @Test
  void kernelsWithTheChannelsLastAreNamed() {
    List<Tensor> tensors =
        Small.numbered(TINY).tensors().values().stream()
            .map(
                it ->
                    it.dims().size() == 4
                        ? it.reshaped(
                            List.of(
                                it.dims().get(0),
                                it.dims().get(2),
                                it.dims().get(3),
                                it.dims().get(1)))
                        : it)
            .toList();
    assertThat(problems(tensors).get(0).message()).contains("(channels last), which is not read");
  }

  @Test
  void oneFileOfSeveralIsNamed() {
    List<Tensor> some = Small.numbered(TINY).tensors().values().stream().limit(100).toList();
    WeightStore shard =
        new WeightStore(new Source("unet-00001-of-00003.safetensors", "").at(1, 1), some, Map.of());
    Problems problems = new Problems();
    assertThat(WeightMatch.match(TINY, shard, problems)).isEmpty();
    assertThat(problems.all().get(0).code()).isEqualTo(WeightCode.ONE_SHARD);
  }

  @Test
  void aPartOfTheNetworkUnderAnyNameIsNotAnotherNetworks() {
    List<Tensor> some = Small.numbered(TINY).tensors().values().stream().limit(100).toList();
    Problem first = problems(some).get(0);
    assertThat(first.code()).isEqualTo(WeightCode.MISSING);
    assertThat(first.message())
        .isEqualTo(
            "all 100 tensors of the file are the network's, but 204 of its 304 weights are missing:"
                + " the file is incomplete, one of several, or a smaller network's");
  }

  private static List<Problem> problems(Collection<Tensor> tensors) {
    Problems problems = new Problems();
    assertThat(WeightMatch.match(TINY, WeightStore.of(tensors), problems)).isEmpty();
    return problems.all();
  }
}
