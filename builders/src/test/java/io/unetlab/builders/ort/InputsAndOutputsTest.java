package io.unetlab.builders.ort;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.TensorInfo;
import io.unetlab.builders.djl.DjlModel;
import io.unetlab.builders.djl.KernelMode;
import io.unetlab.builders.djl.Parity;
import io.unetlab.builders.djl.WeightPool;
import io.unetlab.builders.graph.ElementType;
import io.unetlab.builders.graph.Embedding;
import io.unetlab.builders.graph.Graph;
import io.unetlab.builders.graph.GraphBuilder;
import io.unetlab.builders.graph.GraphPrinter;
import io.unetlab.builders.graph.Input;
import io.unetlab.builders.graph.Linear;
import io.unetlab.builders.graph.Meaning;
import io.unetlab.builders.graph.Node;
import io.unetlab.builders.graph.Output;
import io.unetlab.builders.graph.ShapeException;
import io.unetlab.builders.graph.Sinusoid;
import io.unetlab.builders.graph.TensorShape;
import io.unetlab.builders.litert.LiteRtForward;
import io.unetlab.builders.onnx.AttentionForm;
import io.unetlab.builders.onnx.OnnxExporter;
import io.unetlab.builders.onnx.OnnxOptions;
import io.unetlab.builders.weights.Initializers;
import io.unetlab.builders.weights.InputMatch;
import io.unetlab.builders.weights.Tensor;
import io.unetlab.builders.weights.WeightStore;
import io.unetlab.spec.source.SourceLocation;
import io.unetlab.spec.source.SpecException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** An integer input and two outputs, the same in both runtimes. */
final class InputsAndOutputsTest {

  private static final TensorShape ONE = TensorShape.of(1);

  private static final Graph GRAPH = graph();
  private static final WeightStore WEIGHTS = Initializers.seeded(GRAPH, 1);

  @TempDir private Path folder;

  private static Graph graph() {
    GraphBuilder graph = new GraphBuilder(SourceLocation.NOWHERE);
    Node step = graph.input("step", new Input(ElementType.INT64, Meaning.TIME, TensorShape.of(1)));
    Node sinusoid = graph.add("sinusoid", new Sinusoid(8), step);
    Node first = graph.add("first", new Linear(8, 4, true), sinusoid);
    Node second = graph.add("second", new Linear(4, 6, true), first);
    List<Output> outputs =
        List.of(new Output("wide", second), new Output("narrow", first), new Output("same", step));
    return graph.build("two", outputs);
  }

  @Test
  void theRuntimesAgree() throws IOException {
    List<Tensor> djl = djl(ElementType.FLOAT32);
    assertThat(djl).extracting(Tensor::name).containsExactly("wide", "narrow", "same");
    assertThat(djl.get(0).dims()).containsExactly(1L, 6L);
    assertThat(djl.get(2).wholes()).containsExactly(981);
    assertAgree(OrtForward.run(GRAPH, WEIGHTS, step(981), 1), djl);
    assertAgree(LiteRtForward.run(GRAPH, WEIGHTS, step(981), 1), djl);
  }

  private static void assertAgree(List<Tensor> found, List<Tensor> expected) {
    assertThat(found).extracting(Tensor::name).containsExactly("wide", "narrow", "same");
    for (int i = 0; i < 2; i++) {
      assertThat(found.get(i).dims()).isEqualTo(expected.get(i).dims());
      assertThat(Parity.of(found.get(i), expected.get(i)).relative()).isLessThan(1e-5);
    }
    assertThat(found.get(2).wholes()).containsExactly(expected.get(2).wholes());
  }

  @Test
  void aWholeNumberStaysWholeInFewerBits() throws IOException {
    assertThat(djl(ElementType.BFLOAT16).get(2).wholes()).containsExactly(981);
    try (OrtModel model = OrtModel.load(export(ElementType.FLOAT16), step(981), 1)) {
      assertThat(model.run().get(2).wholes()).containsExactly(981);
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"FLOAT32", "FLOAT16"})
  void aFileDeclaresWhatTheGraphDeclares(ElementType precision) throws IOException, OrtException {
    try (OrtSession.SessionOptions options = OrtModel.options(1);
        OrtSession session =
            OnnxRuntime.environment().createSession(export(precision).toString(), options)) {
      assertThat(type(session.getInputInfo().get("step").getInfo())).isEqualTo(OnnxJavaType.INT64);
      assertThat(type(session.getOutputInfo().get("wide").getInfo())).isEqualTo(OnnxJavaType.FLOAT);
      assertThat(type(session.getOutputInfo().get("same").getInfo())).isEqualTo(OnnxJavaType.INT64);
    }
  }

  private static OnnxJavaType type(Object info) {
    return ((TensorInfo) info).type;
  }

  @Test
  void inputsAreMadeAsTheyAreDeclared() {
    GraphBuilder graph = new GraphBuilder(SourceLocation.NOWHERE);
    Node ids = graph.input("ids", Input.tokens(TensorShape.of(1, 200)));
    Node picked = graph.add("table", new Embedding(5, 2), ids);
    WeightStore made = Initializers.inputs(graph.build("ids", picked), 1);
    assertThat(made.tensor("ids").wholes()).containsOnly(0, 1, 2, 3, 4).contains(0, 1, 2, 3, 4);
    assertThat(Initializers.inputs(GRAPH, 1).tensor("step").wholes()).containsExactly(500);
  }

  @Test
  void floatsAreRefusedWhereWholeNumbersAreRead() {
    WeightStore floats = WeightStore.of(List.of(Tensor.of("step", ONE, 981)));
    assertThatThrownBy(() -> InputMatch.match(GRAPH, floats))
        .isInstanceOf(SpecException.class)
        .hasMessageContaining("step is F32; expected I64 or I32");
    assertThat(InputMatch.match(GRAPH, step(7)).tensor("step").wholes()).containsExactly(7);
  }

  @Test
  void anOperationOnFloatsRefusesWholeNumbers() {
    GraphBuilder graph = new GraphBuilder(SourceLocation.NOWHERE);
    Node ids = graph.input("ids", Input.tokens(TensorShape.of(1, 3)));
    assertThatThrownBy(() -> graph.add("layer", new Linear(3, 3, false), ids))
        .isInstanceOf(ShapeException.class)
        .hasMessageStartingWith("layer (")
        .hasMessageEndingWith("does not compute on int64, which ids is");
  }

  @Test
  void outputNamesAreDistinct() {
    GraphBuilder graph = new GraphBuilder(SourceLocation.NOWHERE);
    Node x = graph.input("x", Input.condition(ONE));
    assertThatThrownBy(() -> graph.build("twice", List.of(new Output("x", x))))
        .hasMessage("twice has two tensors named x");
    assertThat(GraphPrinter.print(GRAPH))
        .startsWith("two: 4 nodes, outputs wide = second, narrow = first, same = step\n")
        .contains("input, int64");
  }

  private static WeightStore step(long number) {
    return WeightStore.of(List.of(Tensor.ofWholes("step", ONE, number)));
  }

  private static List<Tensor> djl(ElementType precision) {
    try (WeightPool pool = new WeightPool(KernelMode.FUSED, precision);
        DjlModel model = DjlModel.load(GRAPH, WEIGHTS, step(981), pool)) {
      return model.run();
    }
  }

  private Path export(ElementType precision) throws IOException {
    OnnxOptions options = new OnnxOptions(precision, 18, AttentionForm.FUSED, false);
    return new OnnxExporter()
        .write(GRAPH, WEIGHTS, options, Map.of(), folder.resolve("two.onnx"), done -> {})
        .model();
  }
}
