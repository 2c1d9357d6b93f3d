package io.unetlab.cli.browser;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.unetlab.builders.Networks;
import io.unetlab.builders.djl.Parity;
import io.unetlab.builders.graph.ElementType;
import io.unetlab.builders.graph.Graph;
import io.unetlab.builders.graph.Node;
import io.unetlab.builders.tflite.TfliteExporter;
import io.unetlab.builders.tflite.TfliteForm;
import io.unetlab.builders.tflite.TfliteLayout;
import io.unetlab.builders.tflite.TfliteOptions;
import io.unetlab.builders.weights.Batch;
import io.unetlab.builders.weights.InputMatch;
import io.unetlab.builders.weights.Tensor;
import io.unetlab.builders.weights.WeightMatch;
import io.unetlab.builders.weights.WeightStore;
import io.unetlab.spec.SpecLoader;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * What LiteRT's GPU delegate refuses of exported composites, and that it computes PyTorch's
 * outputs; {@code -Pgpu-delegate}. It runs here in WebAssembly, from npm's {@code @litertjs/core},
 * on WebGPU in software: that shows what the delegate accepts and computes, never how fast.
 */
@Tag("gpu-delegate")
class GpuDelegateTest {

  private static final String PACKAGE = "@litertjs/core@2.5.3";
  private static final Path REFERENCE =
      Path.of("..", "builders", "src", "test", "resources", "reference");
  private static final Path FOLDER = Path.of("target", "gpu-delegate").toAbsolutePath();

  /** Resolves to whether the GPU takes everything, and the output's numbers. */
  private static final String RUN =
      """
      async ([output]) => {
        const litert = await import('@litertjs/core');
        await litert.loadLiteRt('/node_modules/@litertjs/core/wasm/', {jspi: true});
        const model = await litert.loadAndCompile('/network.tflite', {accelerator: 'webgpu'});
        const given = {};
        for (const input of model.getInputDetails()) {
          const bytes = await (await fetch('/' + input.name + '.bin')).arrayBuffer();
          const numbers = input.dtype === 'int32' ? new Int32Array(bytes) : new Float32Array(bytes);
          given[input.name] = new litert.Tensor(numbers, [...input.shape]);
        }
        const results = await model.run(given);
        const result = await results[output].moveTo('wasm');
        return {whole: model.isFullyAccelerated, numbers: Array.from(result.toTypedArray())};
      }
      """;

  private static final String PAGE =
      """
      <!doctype html><meta charset="utf-8"><title>LiteRT</title>
      <script type="importmap">{"imports": {
        "@litertjs/core": "/node_modules/@litertjs/core/dist/index.js",
        "@litertjs/wasm-utils": "/node_modules/@litertjs/wasm-utils/dist/index.js"
      }}</script>
      """;

  private static Chromium chromium;
  private static FileServer server;

  @BeforeAll
  static void install() throws Exception {
    Files.createDirectories(FOLDER);
    Files.writeString(FOLDER.resolve("index.html"), PAGE);
    Process npm =
        new ProcessBuilder("npm", "install", "--ignore-scripts", "--no-audit", "--no-fund", PACKAGE)
            .directory(FOLDER.toFile())
            .redirectErrorStream(true)
            .start();
    String said = new String(npm.getInputStream().readAllBytes(), UTF_8);
    assertThat(npm.waitFor()).as(said).isZero();
    chromium =
        Chromium.start(
            List.of("--no-sandbox", "--enable-unsafe-webgpu", "--use-webgpu-adapter=swiftshader"));
    server = FileServer.of(FOLDER);
  }

  @AfterAll
  static void close() {
    chromium.close();
    server.close();
  }

  /** The refused operators run on the CPU. */
  @ParameterizedTest
  @CsvSource({
    "sd15_tiny, FLOAT32, ",
    "sd15_tiny, FLOAT16, ",
    "bk_tiny, FLOAT32, ",
    "sdxl_tiny, FLOAT32, ",
    "md_tiny, FLOAT32, ",
    "md_tiny, FLOAT16, ",
    "md_relu_tiny, FLOAT32, ",
    "linear_attention_tiny, FLOAT32, ",
    "snapgen_tiny, FLOAT32, ",
    "mixffn_tiny, FLOAT32, ",
    "vae_decoder_tiny, FLOAT32, ",
    "vae_encoder_tiny, FLOAT32, ",
    "clip_text_tiny, FLOAT32, ",
    "clip_text_tiny, INT8, ",
    "sd15_tiny, INT8, ",
    "md_tiny, INT8, "
  })
  void theDelegateTakesAndComputesIt(String name, ElementType precision, @Nullable String refused)
      throws IOException {
    Path reference = REFERENCE.resolve(name);
    Graph graph = Networks.graph(SpecLoader.load(reference.resolve("spec.yaml")));
    WeightStore io = WeightStore.open(reference.resolve("io.safetensors"));
    write(graph, precision, WeightStore.open(reference.resolve("weights.safetensors")), io);

    Node node = graph.outputs().get(0).node();
    String output = graph.outputs().get(0).name();
    GpuRun run = GpuRun.of(chromium, server.address(), RUN, output);
    Tensor found =
        Tensor.of(output, node.shape(), TfliteLayout.fromFile(run.numbers(), node.shape()));
    Tensor expected = Batch.split(WeightStore.of(List.of(io.tensor(output)))).get(0).tensor(output);
    double distance = Parity.of(found, expected).relative();
    System.out.printf(
        "%s, %s: %.2e of its standard deviation, refused %s%n",
        name, precision, distance, run.refused());

    assertThat(run.refused()).isEqualTo(refused == null ? List.of() : List.of(refused));
    assertThat(run.whole()).isEqualTo(refused == null);
    assertThat(distance).isLessThan(limit(precision));
  }

  private static double limit(ElementType precision) {
    return switch (precision) {
      case FLOAT32 -> 1e-4;
      case FLOAT16 -> 1e-2;
      default -> 0.15; // what eight bits cost these random weights
    };
  }

  private static void write(Graph graph, ElementType precision, WeightStore weights, WeightStore io)
      throws IOException {
    TfliteOptions options = new TfliteOptions(precision, TfliteForm.COMPOSITES);
    new TfliteExporter()
        .write(
            graph,
            WeightMatch.match(graph, weights),
            options,
            Map.of(),
            FOLDER.resolve("network.tflite"),
            done -> {});
    WeightStore first = Batch.split(InputMatch.match(graph, io)).get(0);
    for (Node input : graph.inputs()) {
      Files.write(FOLDER.resolve(input.name() + ".bin"), bytes(first.tensor(input.name()), input));
    }
  }

  private static byte[] bytes(Tensor tensor, Node input) {
    int count = Math.toIntExact(tensor.elements());
    ByteBuffer bytes = ByteBuffer.allocate(count * Integer.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    if (tensor.isWhole()) {
      for (long number : tensor.wholes()) {
        bytes.putInt(Math.toIntExact(number));
      }
    } else {
      bytes.asFloatBuffer().put(TfliteLayout.toFile(tensor.floats(), input.shape()));
    }
    return bytes.array();
  }
}
