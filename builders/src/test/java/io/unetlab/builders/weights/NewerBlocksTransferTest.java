package io.unetlab.builders.weights;

import static org.assertj.core.api.Assertions.assertThat;

import io.unetlab.builders.graph.Graph;
import io.unetlab.builders.weights.Transfer.Outcome;
import io.unetlab.builders.weights.Transfer.Row;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Starts of newer blocks from checkpoints whose numbers are their own indices. */
class NewerBlocksTransferTest {

  private static final String BLOCK = "down_blocks.0.attentions.0.transformer_blocks.0.";
  private static final String RESNET = "down_blocks.0.resnets.0.";
  private static final String KEYS = BLOCK + "attn1.to_k.weight";
  private static final WeightStore SD15 = Small.numbered(Small.graph("sd15_tiny"));
  private static final WeightStore SNAPGEN = Small.numbered(Small.graph("snapgen_tiny"));

  @Test
  void fewerHeadsOfKeysAreTheMeansOfTheirGroups() {
    Transfer grouped = Transfer.from(SD15, Small.graph("sd15_tiny", "transformer.kv_heads=2"), 0);

    // 4 heads of 4 become 2: the means of the first two and of the last two.
    assertThat(grouped.weights().tensor(KEYS).floats())
        .isEqualTo(means(16, new int[] {0, 1, 2, 3, 8, 9, 10, 11}, 4, 2));
    assertThat(grouped.weights().tensor(BLOCK + "attn2.to_v.weight").floats())
        .isEqualTo(means(24, new int[] {0, 1, 2, 3, 8, 9, 10, 11}, 4, 2));
    assertThat(row(grouped, KEYS).outcome()).isEqualTo(Outcome.SLICED);
    assertThat(row(grouped, KEYS).note()).isEqualTo("each key-value head is the mean of 2 heads");
  }

  @Test
  void aSingleHeadOfKeysIsTheMeanOfAllThatItsQueriesRead() {
    Transfer single =
        Transfer.from(
            SD15, Small.graph("sd15_tiny", "transformer.kv_heads=1", "levels[0].channels=8"), 0);

    // 4 heads of 4 become one of 2, of the first 8 of 16 columns.
    float[] wide = means(16, new int[] {0, 1}, 4, 4);
    float[] expected = new float[16];
    System.arraycopy(wide, 0, expected, 0, 8);
    System.arraycopy(wide, 16, expected, 8, 8);
    assertThat(single.weights().tensor(KEYS).floats()).isEqualTo(expected);
  }

  @Test
  void groupsThatAreSharedAlreadyAreSharedFurther() {
    Graph four = Small.graph("sd15_tiny", "transformer.kv_heads=2");
    Transfer one =
        Transfer.from(Small.numbered(four), Small.graph("sd15_tiny", "transformer.kv_heads=1"), 0);

    assertThat(one.weights().tensor(KEYS).floats())
        .isEqualTo(means(16, new int[] {0, 1, 2, 3}, 4, 2));
  }

  @Test
  void moreHeadsOfKeysThanTheCheckpointHasAreNew() {
    Graph four = Small.graph("sd15_tiny", "transformer.kv_heads=2");
    Transfer all = Transfer.from(Small.numbered(four), Small.graph("sd15_tiny"), 0);

    assertThat(row(all, KEYS).outcome()).isEqualTo(Outcome.NEW);
    assertThat(row(all, KEYS).note()).isEqualTo("it is smaller in the checkpoint");
  }

  @Test
  void aNormThatStaysWithoutItsAttentionIsTaken() {
    Transfer kept =
        Transfer.from(SD15, Small.graph("sd15_tiny", "transformer.self_attention=norm_only"), 0);

    assertThat(row(kept, BLOCK + "norm1.weight").outcome()).isEqualTo(Outcome.TAKEN);
    assertThat(kept.unused()).extracting(Tensor::name).contains(KEYS);
  }

  @Test
  void lessExpansionTakesTheFirstChannelsBetweenTheConvolutions() {
    Transfer narrow = Transfer.from(SNAPGEN, Small.graph("snapgen_tiny", "resnet.expansion=1"), 0);

    // 32 channels between the two convolutions become 16.
    int[] columns = IntStream.range(0, 16).flatMap(i -> range(32 * i, 16)).toArray();
    assertThat(narrow.weights().tensor(RESNET + "conv1.pointwise.weight").floats())
        .isEqualTo(floats(range(0, 16 * 16).toArray()));
    assertThat(narrow.weights().tensor(RESNET + "time_emb_proj.bias").floats())
        .isEqualTo(floats(range(0, 16).toArray()));
    assertThat(narrow.weights().tensor(RESNET + "conv2.depthwise.weight").floats())
        .isEqualTo(floats(range(0, 16 * 9).toArray()));
    assertThat(narrow.weights().tensor(RESNET + "conv2.pointwise.weight").floats())
        .isEqualTo(floats(columns));
  }

  @Test
  void aDepthwiseFeedForwardStartsFromLinearLayersByAMap() {
    Transfer mapped =
        Transfer.from(
            SD15,
            Small.graph(
                "sd15_tiny",
                "transformer.feed_forward={activation: swiglu, depthwise: true, ratio: 3}"),
            List.of(
                "*.*.attentions.*.transformer_blocks.*.ff.conv_inverted"
                    + "=*.*.attentions.*.transformer_blocks.*.ff.net.0.proj"),
            0);

    Row row = row(mapped, BLOCK + "ff.conv_inverted.weight");
    assertThat(row.outcome()).isEqualTo(Outcome.SLICED);
    assertThat(row.note()).endsWith("value and gate separately");
    assertThat(row(mapped, BLOCK + "ff.conv_depth.weight").outcome()).isEqualTo(Outcome.NEW);
  }

  @Test
  void theFirstLayerOfADepthwiseFeedForwardIsNotCutAtAnotherGate() {
    WeightStore gated = Small.numbered(Small.graph("mixffn_tiny"));
    Transfer plain =
        Transfer.from(
            gated, Small.graph("mixffn_tiny", "transformer.feed_forward.activation=silu"), 0);

    Row row = row(plain, BLOCK + "ff.conv_inverted.weight");
    assertThat(row.outcome()).isEqualTo(Outcome.NEW);
    assertThat(row.note()).isEqualTo("its feed-forward is gated in only one of the two networks");
  }

  /** The mean of {@code count} rows each: the given one, and others each {@code step} further. */
  private static float[] means(int width, int[] rows, int step, int count) {
    float[] means = new float[rows.length * width];
    for (int i = 0; i < means.length; i++) {
      float sum = 0;
      for (int j = 0; j < count; j++) {
        sum += (rows[i / width] + j * step) * width + i % width;
      }
      means[i] = sum / count;
    }
    return means;
  }

  private static IntStream range(int from, int length) {
    return IntStream.range(from, from + length);
  }

  private static float[] floats(int[] numbers) {
    float[] floats = new float[numbers.length];
    for (int i = 0; i < floats.length; i++) {
      floats[i] = numbers[i];
    }
    return floats;
  }

  private static Row row(Transfer transfer, String name) {
    return transfer.rows().stream().filter(it -> it.name().equals(name)).findFirst().orElseThrow();
  }
}
