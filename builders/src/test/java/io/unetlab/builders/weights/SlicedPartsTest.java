package io.unetlab.builders.weights;

import static org.assertj.core.api.Assertions.assertThat;

import io.unetlab.builders.graph.Activate;
import io.unetlab.builders.graph.AddPositions;
import io.unetlab.builders.graph.Attention;
import io.unetlab.builders.graph.Chunk;
import io.unetlab.builders.graph.Conv2d;
import io.unetlab.builders.graph.Embedding;
import io.unetlab.builders.graph.Graph;
import io.unetlab.builders.graph.GraphBuilder;
import io.unetlab.builders.graph.Input;
import io.unetlab.builders.graph.Linear;
import io.unetlab.builders.graph.Node;
import io.unetlab.builders.graph.RmsNorm;
import io.unetlab.builders.graph.TensorShape;
import io.unetlab.spec.model.Activation;
import io.unetlab.spec.model.AttentionKernel;
import io.unetlab.spec.source.SourceLocation;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Slices of operations whose parts only their readers show; the rows were written by hand. */
class SlicedPartsTest {

  // 4 heads of 4, 2 of keys and values, become 4 and 2 of 3.
  private static final int[] QUERIES = {0, 1, 2, 4, 5, 6, 8, 9, 10, 12, 13, 14};
  private static final int[] KEYS = {0, 1, 2, 4, 5, 6};
  private static final int[] FIRST = IntStream.range(0, 12).toArray();

  @Test
  void queriesAndSharedHeadsAreSlicedByTheirOwnHeads() {
    Transfer half = Transfer.from(Small.numbered(attention(4)), attention(3), 0);

    assertSliced(half, "to_q.weight", 16, QUERIES, FIRST);
    assertSliced(half, "to_k.weight", 16, KEYS, FIRST);
    assertSliced(half, "to_v.weight", 16, KEYS, FIRST);
    assertSliced(half, "to_out.0.weight", 16, FIRST, QUERIES);
    assertSliced(half, "norm_q.weight", 1, new int[] {0, 1, 2}, new int[] {0});
  }

  // Tables have rows, which are not the width's parts.
  @Test
  void tablesAreSlicedByRowsAndWidth() {
    Transfer half = Transfer.from(Small.numbered(attention(4, 10, 9)), attention(3, 7, 6), 0);

    assertSliced(half, "ids.weight", 16, IntStream.range(0, 7).toArray(), FIRST);
    assertSliced(half, "positions.weight", 16, IntStream.range(0, 6).toArray(), FIRST);
    Transfer sameRows = Transfer.from(Small.numbered(attention(4)), attention(3), 0);
    assertSliced(sameRows, "ids.weight", 16, IntStream.range(0, 10).toArray(), FIRST);
  }

  // 8 values and 8 gates become 6 and 6.
  @Test
  void valueAndGateAreFoundBehindADepthwiseConvolution() {
    Transfer half = Transfer.from(Small.numbered(gated(8)), gated(6), 0);

    int[] rows = {0, 1, 2, 3, 4, 5, 8, 9, 10, 11, 12, 13};
    assertSliced(half, "inverted.weight", 4, rows, IntStream.range(0, 4).toArray());
    assertSliced(half, "depth.weight", 9, rows, IntStream.range(0, 9).toArray());
    assertSliced(
        half, "point.weight", 8, IntStream.range(0, 4).toArray(), IntStream.range(0, 6).toArray());
  }

  private static Graph attention(int headWidth) {
    return attention(headWidth, 10, 9);
  }

  private static Graph attention(int headWidth, int ids, int positions) {
    int width = 4 * headWidth;
    GraphBuilder graph = new GraphBuilder(SourceLocation.NOWHERE);
    Node text = graph.input("text", Input.tokens(TensorShape.of(1, 5)));
    Node rows = graph.add("ids", new Embedding(ids, width), text);
    Node tokens = graph.add("positions", new AddPositions(positions, width), rows);
    Node queries = graph.add("to_q", new Linear(width, width, false), tokens);
    Node keys = graph.add("to_k", new Linear(width, width / 2, false), tokens);
    Node values = graph.add("to_v", new Linear(width, width / 2, false), tokens);
    Attention op = new Attention(4, 2, headWidth, AttentionKernel.SOFTMAX, false, false);
    Node normal = graph.add("norm_q", new RmsNorm(headWidth, 1e-5), queries);
    Node attended = graph.add("attention", op, normal, keys, values);
    return graph.build("test", graph.add("to_out.0", new Linear(width, width, false), attended));
  }

  private static Graph gated(int width) {
    GraphBuilder graph = new GraphBuilder(SourceLocation.NOWHERE);
    Node image = graph.input("image", Input.image(TensorShape.of(1, 4, 2, 2)));
    int both = 2 * width;
    Node wide = graph.add("inverted", new Conv2d(4, both, 1, 1, 1, false), image);
    Node active = graph.add("act", new Activate(Activation.SILU), wide);
    Node deep = graph.add("depth", new Conv2d(both, both, 3, 1, both, false), active);
    Node value = graph.add("value", new Chunk(0, 2), deep);
    return graph.build("test", graph.add("point", new Conv2d(width, 4, 1, 1, 1, false), value));
  }

  private static void assertSliced(
      Transfer transfer, String name, int width, int[] rows, int[] columns) {
    float[] expected = new float[rows.length * columns.length];
    for (int i = 0; i < expected.length; i++) {
      expected[i] = rows[i / columns.length] * width + columns[i % columns.length];
    }
    assertThat(transfer.weights().tensor(name).floats()).as(name).isEqualTo(expected);
  }
}
