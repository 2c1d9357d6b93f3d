package io.unetlab.builders.weights;

import static org.assertj.core.api.Assertions.assertThat;

import io.unetlab.builders.weights.Transfer.Outcome;
import io.unetlab.builders.weights.Transfer.Row;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A pruned decoder or encoder starts from the larger one's weights. */
class AutoencoderStartTest {

  private static final WeightStore DECODER = Small.numbered(Small.graph("vae_decoder_tiny"));
  private static final WeightStore ENCODER = Small.numbered(Small.graph("vae_encoder_tiny"));

  @Test
  void widthDepthAndAttentionArePruned() {
    Transfer pruned =
        Transfer.from(
            DECODER,
            Small.graph(
                "vae_decoder_tiny",
                "levels[2].channels=24",
                "levels[*].resnets=2",
                "middle.attention=false"),
            0);

    assertThat(pruned.rows()).extracting(Row::outcome).doesNotContain(Outcome.NEW);
    assertThat(pruned.unused())
        .extracting(Tensor::name)
        .allMatch(
            name ->
                name.contains("resnets.2.")
                    || name.contains("mid_block.attentions.0.")
                    || name.startsWith("decoder.up_blocks.1.resnets.0.conv_shortcut."));
    // The first 24 of 32 output and input channels of a 3 x 3 kernel.
    float[] sliced = pruned.weights().tensor("decoder.mid_block.resnets.1.conv2.weight").floats();
    assertThat(sliced).hasSize(24 * 24 * 9);
    assertThat(sliced[9 * 24]).isEqualTo(9 * 32);
    assertThat(sliced[9 * 24 - 1]).isEqualTo(9 * 24 - 1);
  }

  /** Half of the latent's channels: their means and their variances. */
  @Test
  void theMomentsOfAnEncoderAreSlicedSeparately() {
    Transfer pruned =
        Transfer.from(ENCODER, Small.graph("vae_encoder_tiny", "latent.channels=2"), 0);

    assertThat(pruned.weights().tensor("encoder.conv_out.bias").floats())
        .containsExactly(0, 1, 4, 5);
    assertThat(pruned.weights().tensor("quant_conv.bias").floats()).containsExactly(0, 1, 4, 5);
    assertThat(pruned.weights().tensor("quant_conv.weight").floats())
        .containsExactly(0, 1, 4, 5, 8, 9, 12, 13, 32, 33, 36, 37, 40, 41, 44, 45);
    assertThat(notes(pruned, "quant_conv.bias")).contains("mean and log variance separately");
  }

  private static List<String> notes(Transfer transfer, String name) {
    return transfer.rows().stream().filter(it -> it.name().equals(name)).map(Row::note).toList();
  }
}
