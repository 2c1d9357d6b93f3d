package io.unetlab.profiler.delegate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.unetlab.builders.Networks;
import io.unetlab.builders.graph.Conv2d;
import io.unetlab.builders.graph.ElementType;
import io.unetlab.builders.graph.Graph;
import io.unetlab.builders.graph.GraphBuilder;
import io.unetlab.builders.graph.Input;
import io.unetlab.builders.graph.Node;
import io.unetlab.builders.graph.TensorShape;
import io.unetlab.builders.onnx.AttentionForm;
import io.unetlab.builders.onnx.OnnxOptions;
import io.unetlab.builders.tflite.TfliteForm;
import io.unetlab.builders.tflite.TfliteOptions;
import io.unetlab.profiler.cost.CostReport;
import io.unetlab.profiler.delegate.DelegateCheck.Refusal;
import io.unetlab.profiler.delegate.Verdict.Outcome;
import io.unetlab.spec.SpecLoader;
import io.unetlab.spec.source.SourceLocation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the delegates' rules say of the reference networks. */
final class DelegatesTest {

  private static final Path REFERENCES = Path.of("../builders/src/test/resources/reference");

  private static final FileOptions USUAL = new FileOptions(TfliteOptions.USUAL, OnnxOptions.USUAL);

  private static final FileOptions PLAIN = onnx(18, AttentionForm.PLAIN);

  private static FileOptions tflite(ElementType precision, TfliteForm form) {
    return new FileOptions(new TfliteOptions(precision, form), OnnxOptions.USUAL);
  }

  static List<String> networks() throws IOException {
    try (Stream<Path> cases = Files.list(REFERENCES)) {
      return cases.map(it -> it.getFileName().toString()).sorted().toList();
    }
  }

  private static FileOptions onnx(int opset, AttentionForm attention) {
    return new FileOptions(
        TfliteOptions.USUAL, new OnnxOptions(ElementType.FLOAT32, opset, attention, false));
  }

  private static List<FileOptions> options(FileFormat format) {
    return format == FileFormat.TFLITE
        ? List.of(
            USUAL,
            tflite(ElementType.FLOAT16, TfliteForm.COMPOSITES),
            tflite(ElementType.INT8, TfliteForm.PRIMITIVES))
        : List.of(USUAL, PLAIN, onnx(23, AttentionForm.FUSED));
  }

  private static CostReport counted(String network) {
    Path spec = REFERENCES.resolve(network).resolve("spec.yaml");
    return CostReport.of(Networks.graph(SpecLoader.load(spec)));
  }

  private static DelegateCheck check(String network, String delegate, FileOptions options) {
    return Delegates.of(delegate).orElseThrow().check(counted(network), options);
  }

  private static List<String> refused(DelegateCheck check) {
    return check.refusals().stream().map(Refusal::operator).sorted().toList();
  }

  @ParameterizedTest
  @MethodSource("networks")
  void theNodesShareAllMacsAndEveryNodeHasAVerdict(String network) {
    CostReport counted = counted(network);
    long macs = counted.total().macs();
    for (Delegate delegate : Delegates.ALL) {
      for (FileOptions options : options(delegate.format())) {
        DelegateCheck check = delegate.check(counted, options);

        assertThat(check.macs()).as(delegate.word()).isEqualTo(macs);
        assertThat(check.acceptedMacs()).isBetween(check.takenMacs(), macs);
        assertThat(check.pieces().stream().mapToInt(it -> it).sum()).isEqualTo(check.accepted());
        assertThat(check.refusals().stream().mapToInt(it -> it.paths().size()).sum())
            .isEqualTo(check.nodes() - check.accepted());
        assertThat(check.refusals()).noneMatch(it -> it.outcome() == Outcome.UNKNOWN);
      }
    }
  }

  @Test
  void xnnpackLeavesUpsamplingToTheBuiltInKernel() {
    DelegateCheck check = check("sd15_tiny", "xnnpack", USUAL);

    assertThat(refused(check)).containsExactly("RESIZE_NEAREST_NEIGHBOR");
    assertThat(check.pieces()).hasSize(2);
    assertThat(check.takesAll()).isFalse();
  }

  @Test
  void xnnpackIsCutAtEveryGroupNormThatIsAComposite() {
    FileOptions composites = tflite(ElementType.FLOAT32, TfliteForm.COMPOSITES);
    DelegateCheck check = check("sd15_tiny", "xnnpack", composites);

    assertThat(refused(check)).containsExactly("RESIZE_NEAREST_NEIGHBOR", "odml.group_norm");
    assertThat(check.pieces()).hasSize(51);
    assertThat(check("sd15_tiny", "gpu", composites).takesAll()).isTrue();
  }

  @Test
  void constantsOf16BitsArePartOfWhatIsTaken() {
    FileOptions halves = tflite(ElementType.FLOAT16, TfliteForm.PRIMITIVES);

    assertThat(check("sd15_tiny", "xnnpack", halves).pieces()).hasSize(2);
    assertThat(check("sd15_tiny", "gpu", halves).takesAll()).isTrue();
    assertThat(refused(check("sd15_tiny", "nnapi", halves))).contains("DEQUANTIZE");
  }

  @Test
  void theGpuTakesWholeNetworksButNoTableOf16Bits() {
    assertThat(check("sd15_tiny", "gpu", USUAL).takesAll()).isTrue();
    assertThat(check("md_relu_tiny", "gpu", USUAL).takesAll()).isTrue();
    assertThat(check("clip_text_tiny", "gpu", USUAL).takesAll()).isTrue();

    FileOptions halves = tflite(ElementType.FLOAT16, TfliteForm.PRIMITIVES);
    DelegateCheck text = check("clip_text_tiny", "gpu", halves);
    assertThat(refused(text)).containsExactly("DEQUANTIZE", "GATHER");
    assertThat(text.taken()).isLessThanOrEqualTo(text.accepted());
  }

  /** A convolution of four groups. */
  static Graph grouped() {
    GraphBuilder builder = new GraphBuilder(SourceLocation.NOWHERE);
    Node image = builder.input("image", Input.image(TensorShape.of(1, 8, 4, 4)));
    return builder.build("grouped", builder.add("conv", new Conv2d(8, 16, 3, 1, 4, true), image));
  }

  @Test
  void theGpuGetsGroupsWrongUnlessTheyAreSplit() {
    CostReport counted = CostReport.of(grouped());
    Delegate gpu = Delegates.of("gpu").orElseThrow();

    assertThat(gpu.check(counted, USUAL).refusals())
        .singleElement()
        .satisfies(
            it -> {
              assertThat(it.operator()).isEqualTo("CONV_2D");
              assertThat(it.reason()).isEqualTo("it computes groups wrongly, without an error");
            });
    FileOptions composites = tflite(ElementType.FLOAT32, TfliteForm.COMPOSITES);
    assertThat(gpu.check(counted, composites).takesAll()).isTrue();
    assertThat(Delegates.of("xnnpack").orElseThrow().check(counted, USUAL).takesAll()).isTrue();
    assertThat(refused(Delegates.of("nnapi").orElseThrow().check(counted, USUAL)))
        .containsExactly("CONV_2D");
  }

  @Test
  void theGpuUnpacks8Bits() {
    FileOptions bytes = tflite(ElementType.INT8, TfliteForm.PRIMITIVES);

    assertThat(check("sd15_tiny", "gpu", bytes).takesAll()).isTrue();
    assertThat(check("clip_text_tiny", "gpu", bytes).takesAll()).isTrue();
  }

  @Test
  void nnapiHasNoSquareAndNoProductOfTwoActivations() {
    DelegateCheck check = check("sd15_tiny", "nnapi", USUAL);

    assertThat(refused(check)).contains("SQUARE", "BATCH_MATMUL");
    assertThat(check.taken()).isLessThan(check.accepted());
  }

  @Test
  void nnapiSaysWhatIsWrongWithTheTokensOfAText() {
    assertThat(check("clip_text_tiny", "nnapi", USUAL).refusals())
        .filteredOn(it -> it.operator().equals("RESHAPE"))
        .extracting(Refusal::reason)
        .containsExactly("the first input is not float32");
  }

  @Test
  void qnnNeedsPlainAttentionAndHasErfInAGelu() {
    assertThat(refused(check("sd15_tiny", "qnn", USUAL))).containsExactly("MultiHeadAttention");
    assertThat(refused(check("sd15_tiny", "qnn", onnx(23, AttentionForm.FUSED))))
        .containsExactly("Attention");
    assertThat(check("sd15_tiny", "qnn", PLAIN).takesAll()).isTrue();
  }

  @Test
  void coreMlHasNoSines() {
    DelegateCheck check = check("sd15_tiny", "coreml", PLAIN);

    assertThat(refused(check)).containsExactly("Cos", "Sin");
    assertThat(check.refusals()).allMatch(it -> it.paths().equals(List.of("time_proj")));
  }

  @Test
  void whatWasNotReadIsUnknown() {
    RuleBook<OnnxFileNode> book = CoreMlRules.BOOK;

    assertThat(book.unread()).contains("Pad");
    assertThatThrownBy(
            () -> new RuleBook<>(book.list(), Set.of(), book.unread(), book.rules(), Map.of()))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
