package io.unetlab.builders.weights;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.unetlab.builders.graph.ElementType;
import io.unetlab.builders.graph.Graph;
import io.unetlab.builders.weights.Transfer.Outcome;
import io.unetlab.builders.weights.Transfer.Row;
import io.unetlab.spec.source.SpecException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * Slices computed by hand: the checkpoints' numbers are their own indices, so an expected number is
 * (row * columns + column) * kernel and so on.
 */
class TransferTest {

  private static final WeightStore SD15 = Small.numbered(Small.graph("sd15_tiny"));
  private static final String BLOCK = "down_blocks.0.attentions.0.transformer_blocks.0.";

  @Test
  void theSameNetworkIsTakenWhole() {
    Transfer same = Transfer.from(SD15, Small.graph("sd15_tiny"), 0);

    assertThat(same.rows()).hasSize(304).extracting(Row::outcome).containsOnly(Outcome.TAKEN);
    assertThat(same.unused()).isEmpty();
    assertThat(same.weights().tensor("conv_out.weight").floats())
        .isEqualTo(SD15.tensor("conv_out.weight").floats());
  }

  @Test
  void whatIsLeftOutIsUnusedAndWhatIsAddedIsNew() {
    Graph less = Small.graph("sd15_tiny", "middle=none");
    assertThat(Transfer.from(SD15, less, 0).unused())
        .isNotEmpty()
        .allMatch(it -> it.name().startsWith("mid_block."));

    Transfer back = Transfer.from(Small.numbered(less), Small.graph("sd15_tiny"), 9);
    assertThat(row(back, "mid_block.resnets.0.conv1.weight").outcome()).isEqualTo(Outcome.NEW);
    assertThat(row(back, "mid_block.resnets.0.conv1.weight").from()).isEmpty();
    assertThat(back.weights().tensor("mid_block.resnets.0.conv1.weight").floats())
        .isEqualTo(
            Initializers.seeded(Small.graph("sd15_tiny"), 9)
                .tensor("mid_block.resnets.0.conv1.weight")
                .floats());
  }

  @Test
  void valueAndGateAreSlicedSeparately() {
    Transfer narrow =
        Transfer.from(SD15, Small.graph("sd15_tiny", "transformer.feed_forward.ratio=3"), 0);

    // 64 values and 64 gates of 16 columns; 48 of each stay.
    int[] rows = both(range(0, 48), range(64, 112));
    assertSliced(narrow, BLOCK + "ff.net.0.proj.weight", 16, rows, range(0, 16));
    assertSliced(narrow, BLOCK + "ff.net.0.proj.bias", 1, rows, range(0, 1));
    assertSliced(narrow, BLOCK + "ff.net.2.weight", 64, range(0, 16), range(0, 48));
    assertThat(row(narrow, BLOCK + "ff.net.0.proj.weight").note())
        .isEqualTo("value and gate separately");
  }

  @Test
  void aGateThatOnlyOneOfTheTwoHasIsNotCut() {
    Transfer plain =
        Transfer.from(
            SD15, Small.graph("sd15_tiny", "transformer.feed_forward.activation=gelu"), 0);
    Row row = row(plain, BLOCK + "ff.net.0.proj.weight");
    assertThat(row.outcome()).isEqualTo(Outcome.NEW);
    assertThat(row.note()).isEqualTo("its feed-forward is gated in only one of the two networks");
    assertThat(plain.unused()).extracting(Tensor::name).contains(BLOCK + "ff.net.0.proj.weight");
  }

  @Test
  void headsAreSlicedSeparately() {
    Transfer half = Transfer.from(SD15, Small.graph("sd15_tiny", "levels[0].channels=8"), 0);

    // 4 heads of 4 become 4 heads of 2.
    int[] heads = {0, 1, 4, 5, 8, 9, 12, 13};
    assertSliced(half, BLOCK + "attn1.to_q.weight", 16, heads, range(0, 8));
    assertSliced(half, BLOCK + "attn2.to_v.weight", 24, heads, range(0, 24));
    assertSliced(half, BLOCK + "attn1.to_out.0.weight", 16, range(0, 8), heads);
    assertThat(row(half, BLOCK + "attn1.to_q.weight").note())
        .isEqualTo("each of 4 heads separately");
  }

  @Test
  void headsOfOneWidthAreSlicedWhole() {
    // Heads of 8: two on the first level, four on the second, of which three stay.
    WeightStore sd21 = Small.numbered(Small.graph("sd21_tiny"));
    Graph narrow = Small.graph("sd21_tiny", "levels[1].channels=24", "transformer.heads=3");
    assertSliced(
        Transfer.from(sd21, narrow, 0),
        "mid_block.attentions.0.transformer_blocks.0.attn1.to_q.weight",
        32,
        range(0, 24),
        range(0, 24));
  }

  @Test
  void cosinesAndSinesAreSlicedSeparately() {
    Transfer half = Transfer.from(SD15, Small.graph("sd15_tiny", "levels[0].channels=8"), 0);
    int[] columns = both(range(0, 4), range(8, 12));
    assertSliced(half, "time_embedding.linear_1.weight", 16, range(0, 32), columns);
  }

  @Test
  void imageAndSkipAreSlicedSeparately() {
    Transfer half = Transfer.from(SD15, Small.graph("sd15_tiny", "levels[1].channels=16"), 0);

    // An image of 32 and a skip of 32; of each 16 stay.
    int[] joined = both(range(0, 16), range(32, 48));
    String first = "up_blocks.0.resnets.0.";
    assertSliced(half, first + "norm1.weight", 1, joined, range(0, 1));
    assertSliced(half, first + "conv_shortcut.weight", 64, range(0, 16), joined);
    // An image of 32, of which 16 stay, and the first level's skip of 16.
    assertSliced(half, "up_blocks.1.resnets.0.norm1.bias", 1, joined, range(0, 1));
    // 3x3 kernels: 9 numbers for each of 64 inputs.
    int[] inputs = IntStream.of(joined).flatMap(c -> IntStream.range(9 * c, 9 * c + 9)).toArray();
    assertSliced(half, first + "conv1.weight", 64 * 9, range(0, 16), inputs);
  }

  @Test
  void aSkipFromElsewhereIsTheRestOfTheInputs() {
    // With one residual block on the second level, its second one on the up path joins the first
    // level's skip: 16 channels after the image's 32, where the checkpoint has 32.
    Transfer less = Transfer.from(SD15, Small.graph("sd15_tiny", "levels[1].resnets=1"), 0);
    assertSliced(
        less, "up_blocks.0.resnets.1.conv_shortcut.weight", 64, range(0, 32), range(0, 48));
    Transfer back =
        Transfer.from(
            Small.numbered(Small.graph("sd15_tiny", "levels[1].resnets=1")),
            Small.graph("sd15_tiny", "levels[1].channels=16"),
            0);
    // There 32 + 16, here 16 + 16.
    assertSliced(
        back,
        "up_blocks.0.resnets.1.conv_shortcut.weight",
        48,
        range(0, 16),
        both(range(0, 16), range(32, 48)));
  }

  @Test
  void aJoinWithALargerPartIsNew() {
    // 32 + 16 channels there, 16 + 24 here: fewer in all, but not of the skip.
    Transfer other =
        Transfer.from(
            SD15, Small.graph("sd15_tiny", "levels[0].channels=24", "levels[1].channels=16"), 0);
    Row row = row(other, "up_blocks.0.resnets.2.norm1.weight");
    assertThat(row.outcome()).isEqualTo(Outcome.NEW);
    assertThat(row.note()).isEqualTo("a part of its inputs is smaller in the checkpoint");
  }

  @Test
  void theMiddleOfALargerKernelIsTaken() {
    WeightStore wide = Small.numbered(Small.graph("sd15_tiny", "resnet.kernel=5"));
    Transfer narrow = Transfer.from(wide, Small.graph("sd15_tiny"), 0);
    float[] kernel = narrow.weights().tensor("mid_block.resnets.0.conv1.weight").floats();

    assertThat(kernel).startsWith(6, 7, 8, 11, 12, 13, 16, 17, 18, 31, 32);
    assertThat(row(narrow, "mid_block.resnets.0.conv1.weight").note())
        .isEqualTo("the middle of the kernel");
  }

  @Test
  void anythingLargerIsNew() {
    Transfer wide = Transfer.from(SD15, Small.graph("sd15_tiny", "levels[0].channels=32"), 0);
    Row row = row(wide, "conv_in.weight");
    assertThat(row.outcome()).isEqualTo(Outcome.NEW);
    assertThat(row.from()).contains(List.of(16L, 4L, 3L, 3L));
    assertThat(row.note()).isEqualTo("it is smaller in the checkpoint");
  }

  @Test
  void aSlicesPiecesAreTheWhole() {
    Tensor sliced =
        Transfer.from(SD15, Small.graph("sd15_tiny", "levels[0].channels=8"), 0)
            .weights()
            .tensor("up_blocks.1.resnets.1.conv1.weight");
    float[] all = sliced.floats();
    for (int size : new int[] {1, 7, 100}) {
      float[] pieces = new float[all.length];
      for (int from = 0; from < all.length; from += size) {
        sliced.read(from, pieces, from, Math.min(size, all.length - from));
      }
      assertThat(pieces).isEqualTo(all);
    }
  }

  @Test
  void everyTensorWithoutFloatsIsNamed() {
    List<Tensor> tensors = new ArrayList<>();
    SD15.tensors()
        .values()
        .forEach(
            it ->
                tensors.add(
                    it.name().startsWith("conv_in")
                        ? new Tensor(
                            it.name(), it.dims(), ElementType.INT8, (from, to, at, count) -> {})
                        : it));
    assertThatThrownBy(() -> Transfer.from(WeightStore.of(tensors), Small.graph("sd15_tiny"), 0))
        .isInstanceOf(SpecException.class)
        .hasMessageContainingAll("conv_in.weight is I8", "conv_in.bias is I8");
  }

  private static void assertSliced(
      Transfer transfer, String name, int width, int[] rows, int[] columns) {
    float[] expected = new float[rows.length * columns.length];
    for (int i = 0; i < expected.length; i++) {
      expected[i] = rows[i / columns.length] * width + columns[i % columns.length];
    }
    assertThat(row(transfer, name).outcome()).isEqualTo(Outcome.SLICED);
    assertThat(transfer.weights().tensor(name).floats()).as(name).isEqualTo(expected);
  }

  private static Row row(Transfer transfer, String name) {
    return transfer.rows().stream().filter(it -> it.name().equals(name)).findFirst().orElseThrow();
  }

  private static int[] range(int from, int to) {
    return IntStream.range(from, to).toArray();
  }

  private static int[] both(int[] first, int[] second) {
    return IntStream.concat(IntStream.of(first), IntStream.of(second)).toArray();
  }
}
