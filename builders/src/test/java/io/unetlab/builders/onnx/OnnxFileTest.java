package io.unetlab.builders.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import ai.onnxruntime.OnnxModelMetadata;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.TensorInfo;
import io.unetlab.builders.Networks;
import io.unetlab.builders.export.Exported;
import io.unetlab.builders.graph.Attention;
import io.unetlab.builders.graph.ElementType;
import io.unetlab.builders.graph.Graph;
import io.unetlab.builders.graph.Node;
import io.unetlab.builders.ort.OnnxRuntime;
import io.unetlab.builders.weights.Initializers;
import io.unetlab.spec.SpecLoader;
import io.unetlab.spec.path.SpecPatch;
import io.unetlab.spec.source.Problems;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The content of a file, as read by ONNX Runtime and onnx's own checker. */
class OnnxFileTest {

  private static final Graph GRAPH =
      Networks.graph(SpecLoader.load(Path.of("src/test/resources/reference/sdxl_tiny/spec.yaml")));

  @TempDir private Path folder;

  @Test
  void inputsOutputAndMetadataAreThere() throws IOException, OrtException {
    Path model = write(OnnxOptions.USUAL, Map.of("spec_hash", "abc", "seed", "7")).model();
    OnnxRuntime.version();
    OrtEnvironment environment = OrtEnvironment.getEnvironment();
    try (OrtSession session = environment.createSession(model.toString())) {
      assertThat(session.getInputNames())
          .containsExactlyElementsOf(GRAPH.inputs().stream().map(it -> it.name()).toList());
      TensorInfo output = (TensorInfo) session.getOutputInfo().get("output").getInfo();
      assertThat(output.getShape()).containsExactly(GRAPH.output().shape().toArray());
      OnnxModelMetadata metadata = session.getMetadata();
      assertThat(metadata.getProducerName()).isEqualTo("unetlab");
      assertThat(metadata.getCustomMetadata())
          .containsEntry("spec_hash", "abc")
          .containsEntry("seed", "7");
    }
  }

  @Test
  void theSameNetworkGivesTheSameBytes() throws IOException {
    byte[] first = Files.readAllBytes(write(OnnxOptions.USUAL, Map.of()).model());
    byte[] second = Files.readAllBytes(write(OnnxOptions.USUAL, Map.of()).model());
    assertThat(second).isEqualTo(first);
  }

  @Test
  void weightsGoIntoASeparateFileOnDemand() throws IOException {
    OnnxOptions apart = new OnnxOptions(ElementType.FLOAT32, 18, AttentionForm.FUSED, true);
    List<Path> files = write(apart, Map.of()).files();
    long bytes = 4 * GRAPH.weights().mapToLong(it -> it.shape().elements()).sum();
    assertThat(files).hasSize(2);
    assertThat(Files.size(files.get(0))).isLessThan(bytes / 2);
    assertThat(Files.size(files.get(0)) + Files.size(files.get(1))).isGreaterThan(bytes);

    assertThat(write(OnnxOptions.USUAL, Map.of()).files()).hasSize(1);
    assertThat(names()).containsExactly("network.onnx");
  }

  /** The limit is the format's, so the size is exact: a file of one byte more is two. */
  @Test
  void oneFileHoldsEverythingUpToTheLimit() throws IOException {
    Path model = write(OnnxOptions.USUAL, Map.of("name", "a")).model();
    byte[] whole = Files.readAllBytes(model);
    assertThat(write(new OnnxExporter(whole.length), "a").files()).containsExactly(model);
    assertThat(Files.readAllBytes(model)).isEqualTo(whole);
    assertThat(write(new OnnxExporter(whole.length - 1), "a").files()).hasSize(2);
    assertThat(write(new OnnxExporter(whole.length), "ab").files()).hasSize(2);
  }

  private Exported write(OnnxExporter exporter, String name) throws IOException {
    return exporter.write(
        GRAPH,
        Initializers.seeded(GRAPH, 0),
        OnnxOptions.USUAL,
        Map.of("name", name),
        folder.resolve("network.onnx"),
        done -> {});
  }

  /** Only sizes are computed here; its weights take 1.72 GB. */
  @Test
  void stableDiffusionInSixteenBitsIsOneFile() {
    Graph graph = Networks.graph(SpecLoader.load(Path.of("../examples/models/sd15.yaml")));
    OnnxOptions half = new OnnxOptions(ElementType.FLOAT16, 18, AttentionForm.FUSED, false);
    OnnxGraph lowered = OnnxOps.lower(graph, Initializers.seeded(graph, 0), half);
    long bytes = new OnnxWriter(lowered, half, Map.of(), done -> {}).bytes();
    assertThat(bytes).isBetween(1_719_041_928L, 1_722_000_000L);
    assertThat(new OnnxExporter().isOneFile(bytes)).isTrue();
    assertThat(new OnnxExporter().isOneFile(Integer.MAX_VALUE)).isTrue();
    assertThat(new OnnxExporter().isOneFile(Integer.MAX_VALUE + 1L)).isFalse();
  }

  /** Scores of a network that says so exceed 16 bits; no fused operator keeps them in 32. */
  @ParameterizedTest
  @ValueSource(ints = {18, 23})
  void attentionIsUpcastInSixteenBits(int opset) {
    Graph upcast = upcast("transformer.upcast_attention=true");
    List<String> attentions =
        upcast.nodes().stream().filter(it -> it.op() instanceof Attention).map(Node::path).toList();
    OnnxOptions half = new OnnxOptions(ElementType.FLOAT16, opset, AttentionForm.FUSED, false);
    List<OnnxNode> nodes = OnnxOps.lower(upcast, Initializers.seeded(upcast, 0), half).nodes();
    for (String path : attentions) {
      List<String> types =
          nodes.stream()
              .filter(it -> it.name().startsWith(path + "/"))
              .map(it -> it.type().operator())
              .toList();
      assertThat(types)
          .as(path)
          .containsSubsequence("Cast", "Mul", "Cast", "MatMul", "Softmax", "Cast", "MatMul")
          .doesNotContain("MultiHeadAttention", "Attention");
    }
    OnnxOptions full = new OnnxOptions(ElementType.FLOAT32, opset, AttentionForm.FUSED, false);
    assertThat(OnnxOps.lower(upcast, Initializers.seeded(upcast, 0), full).nodes())
        .hasSameSizeAs(OnnxOps.lower(GRAPH, Initializers.seeded(GRAPH, 0), full).nodes());
  }

  /** A block that does not say so keeps its fused operator. */
  @Test
  void onlyTheBlocksThatSaySoAreUpcast() {
    Graph upcast = upcast("middle.transformer={upcast_attention: true}");
    List<OnnxNode> nodes =
        OnnxOps.lower(
                upcast,
                Initializers.seeded(upcast, 0),
                new OnnxOptions(ElementType.FLOAT16, 18, AttentionForm.FUSED, false))
            .nodes();
    assertThat(nodes.stream().filter(it -> it.type().operator().equals("MultiHeadAttention")))
        .isNotEmpty()
        .noneMatch(it -> it.name().startsWith("mid_block."));
  }

  private static Graph upcast(String change) {
    Path spec = Path.of("src/test/resources/reference/sdxl_tiny/spec.yaml");
    Problems problems = new Problems();
    return Networks.graph(SpecLoader.load(spec, SpecPatch.parse(change, problems)));
  }

  @Test
  void aFailureLeavesNothing() {
    assertThatThrownBy(
            () ->
                new OnnxExporter()
                    .write(
                        GRAPH,
                        Initializers.seeded(GRAPH, 0),
                        OnnxOptions.USUAL,
                        Map.of(),
                        folder.resolve("network.onnx"),
                        done -> {
                          throw new IllegalStateException("stop");
                        }))
        .hasMessage("stop");
    assertThat(names()).isEmpty();
  }

  /** Every node's name leads back to an operation of the graph. */
  @ParameterizedTest
  @EnumSource(AttentionForm.class)
  void nodesAreNamedByPath(AttentionForm form) {
    OnnxOptions options = new OnnxOptions(ElementType.FLOAT16, 18, form, false);
    OnnxGraph graph = OnnxOps.lower(GRAPH, Initializers.seeded(GRAPH, 0), options);
    List<String> paths = GRAPH.nodes().stream().map(it -> it.path()).toList();
    assertThat(graph.nodes()).extracting(OnnxNode::name).doesNotHaveDuplicates();
    assertThat(graph.nodes().stream().map(it -> it.name().substring(0, it.name().indexOf('/'))))
        .allMatch(path -> paths.contains(path) || path.equals("output"));
  }

  /**
   * Each weight of the network is in the file once, under its name, matrices possibly transposed.
   */
  @Test
  void weightsKeepTheirNames() {
    OnnxGraph graph = OnnxOps.lower(GRAPH, Initializers.seeded(GRAPH, 0), OnnxOptions.USUAL);
    assertThat(graph.weights().stream().map(it -> it.name().replaceAll("\\.T$", "")))
        .containsExactlyInAnyOrderElementsOf(GRAPH.weights().map(it -> it.name()).toList());
  }

  /** If Python's onnx is installed, its checker accepts the file and infers the same shapes. */
  @ParameterizedTest
  @ValueSource(ints = {17, 18, 20, 21, 23})
  void onnxAcceptsTheFile(int opset) throws IOException, InterruptedException {
    int newest = newestOpset();
    assumeTrue(newest >= opset, "Python's onnx is not here, or knows opsets up to " + newest);
    OnnxOptions options = new OnnxOptions(ElementType.FLOAT32, opset, AttentionForm.PLAIN, false);
    Path model = write(options, Map.of()).model();
    String check =
        "import onnx, sys; onnx.checker.check_model(sys.argv[1], full_check=True); print('good')";
    assertThat(python(check, model.toString())).isEqualTo("good");
  }

  private static int newestOpset() throws IOException, InterruptedException {
    String found = python("import onnx.defs; print(onnx.defs.onnx_opset_version())");
    return found.matches("\\d+") ? Integer.parseInt(found) : 0;
  }

  private static String python(String program, String... arguments)
      throws IOException, InterruptedException {
    List<String> words =
        Stream.concat(Stream.of("python3", "-c", program), Stream.of(arguments)).toList();
    try {
      Process process = new ProcessBuilder(words).redirectErrorStream(true).start();
      String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      process.waitFor(1, TimeUnit.MINUTES);
      return out.strip();
    } catch (IOException noPython) {
      return "";
    }
  }

  private Exported write(OnnxOptions options, Map<String, String> metadata) throws IOException {
    return new OnnxExporter()
        .write(
            GRAPH,
            Initializers.seeded(GRAPH, 0),
            options,
            metadata,
            folder.resolve("network.onnx"),
            done -> {});
  }

  private List<String> names() {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
