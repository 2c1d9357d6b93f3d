package io.unetlab.builders.ort;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.unetlab.builders.graph.Activate;
import io.unetlab.builders.graph.Add;
import io.unetlab.builders.graph.Conv2d;
import io.unetlab.builders.graph.Graph;
import io.unetlab.builders.graph.GraphBuilder;
import io.unetlab.builders.graph.Input;
import io.unetlab.builders.graph.Node;
import io.unetlab.builders.graph.TensorShape;
import io.unetlab.spec.model.Activation;
import io.unetlab.spec.source.SourceLocation;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Optimisations of a graph by the runtime, and the operation that each kernel is attributed to. */
class AttributionTest {

  private static final GraphBuilder BUILDER = new GraphBuilder(SourceLocation.NOWHERE);
  private static final Node IMAGE = BUILDER.input("image", Input.image(TensorShape.of(1, 8, 4, 4)));
  private static final Node FIRST =
      BUILDER.add("block.first", new Conv2d(8, 8, 3, 1, 1, false), IMAGE);
  private static final Node ACTIVE = BUILDER.add("block.act", new Activate(Activation.RELU), FIRST);
  private static final Node SECOND =
      BUILDER.add("block.second", new Conv2d(8, 8, 1, 1, 1, false), ACTIVE);
  private static final Node SUM = BUILDER.add("block.sum", new Add(), SECOND, FIRST);
  private static final Graph GRAPH = BUILDER.build("small", SUM);

  @Test
  void aKernelThatKeptItsNameBelongsToThatOperation() {
    Kernel kernel = kernel("block.first/Conv", "Conv", "image", "block.first/Conv");
    assertThat(attribution(kernel).of(kernel)).contains(FIRST);
  }

  @Test
  void aFusedKernelIsKnownByItsOutput() {
    Kernel kernel = kernel("fused 1", "FusedConv", "image", "block.act/Relu");
    assertThat(attribution(kernel).of(kernel)).contains(ACTIVE);
  }

  @Test
  void aRearrangingKernelBelongsToItsOnlyReader() {
    Kernel reorder = kernel("ReorderInput_1", "ReorderInput", "image", "reorder");
    Kernel reader = kernel("block.first/Conv", "Conv", "reorder", "block.first/Conv");
    assertThat(attribution(reorder, reader).of(reorder)).contains(FIRST);
  }

  @Test
  void alsoThroughOthersThatRearrange() {
    Kernel one = kernel("t1", "Transpose", "image", "one");
    Kernel two = kernel("t2", "Transpose", "one", "two");
    Kernel reader = kernel("block.second/Conv", "Conv", "two", "block.second/Conv");
    assertThat(attribution(one, two, reader).of(one)).contains(SECOND);
  }

  @Test
  void twoReadersOfOneOperationAreOne() {
    Kernel cast = kernel("cast", "Cast", "image", "cast");
    Kernel one = kernel("block.act/Sigmoid", "Sigmoid", "cast", "block.act/Sigmoid");
    Kernel two = kernel("block.act/Mul", "Mul", "cast", "block.act/Mul");
    assertThat(attribution(cast, one, two).of(cast)).contains(ACTIVE);
  }

  /** Attribution is unknown if several operations read the result, or none. */
  @Test
  void othersAreUnattributed() {
    Kernel shared = kernel("t1", "Transpose", "image", "shared");
    Kernel one = kernel("block.first/Conv", "Conv", "shared", "block.first/Conv");
    Kernel two = kernel("block.second/Conv", "Conv", "shared", "block.second/Conv");
    Kernel unread = kernel("t2", "Transpose", "image", "unread");
    Attribution attribution = attribution(shared, one, two, unread);
    assertThat(attribution.of(shared)).isEmpty();
    assertThat(attribution.of(unread)).isEmpty();
  }

  @Test
  void theLastStepIsTheLastOperations() {
    Kernel kernel = kernel("output/Identity", "Identity", "block.sum/Add", "output");
    assertThat(attribution(kernel).of(kernel)).contains(SUM);
  }

  /** Kernels of an operation are summed per run; the warm-up run is excluded. */
  @Test
  void timesAreSummedRunByRun() {
    List<Kernel> kernels =
        List.of(
            kernel("block.act/Sigmoid", "Sigmoid", "x", "block.act/Sigmoid"),
            kernel("block.act/Mul", "Mul", "x", "block.act/Mul"),
            kernel("t1", "Transpose", "x", "unread"),
            kernel("t2", "Transpose", "x", "also unread"));
    OrtProfile profile =
        OrtProfile.of(
            GRAPH,
            kernels,
            Map.of(
                "block.act/Sigmoid", List.of(900L, 1L, 2L),
                "block.act/Mul", List.of(900L, 10L, 20L),
                "t1", List.of(900L, 3L, 4L),
                "t2", List.of(900L, 30L, 40L),
                "in no file", List.of(900L, 5L, 6L)),
            2);
    assertThat(profile.nodes()).containsOnlyKeys(ACTIVE);
    assertThat(profile.nodes().get(ACTIVE)).containsExactly(11, 22);
    assertThat(profile.others()).containsOnlyKeys("Transpose", "in no file");
    assertThat(profile.others().get("Transpose")).containsExactly(33, 44);
    assertThat(profile.others().get("in no file")).containsExactly(5, 6);
  }

  /** Times of a kernel with a different number of runs would be assigned to the wrong runs. */
  @Test
  void aMissingRunIsAnError() {
    assertThatIllegalStateException()
        .isThrownBy(
            () -> OrtProfile.of(GRAPH, List.of(), Map.of("block.act/Mul", List.of(1L, 2L)), 2))
        .withMessage("expected 3 times of each kernel, found 2");
  }

  private static Attribution attribution(Kernel... kernels) {
    return new Attribution(GRAPH, List.of(kernels));
  }

  private static Kernel kernel(String name, String operator, String input, String output) {
    return new Kernel(name, operator, List.of(input), List.of(output));
  }
}
