package io.unetlab.builders.tflite;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.flatbuffers.FlexBuffers;
import io.unetlab.builders.Networks;
import io.unetlab.builders.graph.ElementType;
import io.unetlab.builders.graph.Graph;
import io.unetlab.builders.weights.Initializers;
import io.unetlab.spec.SpecLoader;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The bytes of a file, by the numbers of the schema's slots. */
class TfliteFileTest {

  private static final int COMPOSITE = 206;

  @TempDir private Path folder;

  private FlatTable write(TfliteOptions options, Map<String, String> metadata) throws IOException {
    Path file = folder.resolve("network.tflite");
    Graph graph = graph();
    new TfliteExporter()
        .write(graph, Initializers.seeded(graph, 1), options, metadata, file, done -> {});
    return FlatTable.read(file);
  }

  private static Graph graph() {
    Path spec = Path.of("src/test/resources/reference/sd15_tiny/spec.yaml");
    return Networks.graph(SpecLoader.load(spec));
  }

  @Test
  void theFileNamesItsFormatAndItsMetadata() throws IOException {
    Map<String, String> metadata = Map.of("spec", "name: größe\n", "spec_hash", "12ab");
    FlatTable model = write(TfliteOptions.USUAL, metadata);
    byte[] start = Files.readAllBytes(folder.resolve("network.tflite"));

    assertThat(new String(start, 4, 4, StandardCharsets.US_ASCII)).isEqualTo("TFL3");
    assertThat(model.whole(0)).as("version").isEqualTo(3);
    Map<String, String> read = new HashMap<>();
    for (FlatTable note : model.tables(6)) {
      ByteBuffer text = model.tables(4).get(note.whole(1)).bytes(0);
      read.put(note.text(0), StandardCharsets.UTF_8.decode(text).toString());
    }
    assertThat(read).isEqualTo(metadata);
  }

  @Test
  void theSignatureNamesInputsAndOutputs() throws IOException {
    FlatTable model = write(TfliteOptions.USUAL, Map.of());
    FlatTable signature = model.tables(7).get(0);
    FlatTable network = model.tables(2).get(0);

    assertThat(signature.text(2)).isEqualTo("serving_default");
    assertThat(signature.tables(0).stream().map(it -> it.text(0)))
        .containsExactly("sample", "timestep", "encoder_hidden_states");
    assertThat(signature.tables(0).stream().map(it -> it.whole(1)))
        .containsExactlyElementsOf(network.wholes(1));
    FlatTable output = signature.tables(1).get(0);
    assertThat(output.text(0)).isEqualTo("output");
    assertThat(network.wholes(2)).containsExactly(output.whole(1));
    FlatTable tensor = network.tables(0).get(output.whole(1));
    assertThat(tensor.text(3)).isEqualTo("conv_out/CONV_2D");
    assertThat(tensor.wholes(0)).as("N x H x W x C").containsExactly(1, 16, 16, 4);
  }

  /** Also the first buffer, which stands for no contents, is empty. */
  @Test
  void weightsLieBehindTheFlatbuffer() throws IOException {
    for (ElementType precision : TfliteOptions.PRECISIONS) {
      FlatTable model = write(new TfliteOptions(precision, TfliteForm.PRIMITIVES), Map.of());
      long length = Files.size(folder.resolve("network.tflite"));
      List<FlatTable> buffers = model.tables(4);
      List<FlatTable> placed = buffers.stream().filter(it -> it.has(1)).toList();

      assertThat(buffers.get(0).has(0) || buffers.get(0).has(1)).isFalse();
      assertThat(placed).hasSize(Math.toIntExact(graph().weights().count()));
      long end = 0;
      for (FlatTable buffer : placed) {
        assertThat(buffer.has(0)).isFalse();
        assertThat(buffer.large(1)).isGreaterThan(1).isGreaterThanOrEqualTo(end);
        assertThat(buffer.large(1) % 64).isZero();
        end = buffer.large(1) + buffer.large(2);
      }
      assertThat(end).isEqualTo(length);
    }
  }

  @Test
  void anOperatorBeyondAByteHasThePlaceholderInTheOldField() throws IOException {
    FlatTable model =
        write(new TfliteOptions(ElementType.FLOAT32, TfliteForm.COMPOSITES), Map.of());
    Map<Integer, Integer> codes =
        model.tables(1).stream().collect(Collectors.toMap(it -> it.whole(3), it -> it.small(0)));

    assertThat(codes).containsEntry(COMPOSITE, 127).containsEntry(150, 127).containsEntry(3, 3);
  }

  /** With a version that reads them, which a runtime may look at. */
  @Test
  void versionsAreThoseOfTheFeaturesInUse() throws IOException {
    assertThat(versions(ElementType.FLOAT32)).containsEntry(9, 5).containsEntry(3, 0);
    assertThat(versions(ElementType.FLOAT16)).containsEntry(6, 3);
    assertThat(versions(ElementType.INT8)).containsEntry(6, 2);
  }

  private Map<Integer, Integer> versions(ElementType precision) throws IOException {
    return write(new TfliteOptions(precision, TfliteForm.PRIMITIVES), Map.of()).tables(1).stream()
        .collect(Collectors.toMap(it -> it.whole(3), it -> it.whole(2)));
  }

  @Test
  void eachCompositeHasItsOwnDecomposition() throws IOException {
    List<FlatTable> composites = composites();
    List<Integer> graphs = composites.stream().map(it -> it.whole(1)).toList();

    assertThat(graphs).doesNotHaveDuplicates().doesNotContain(0).hasSizeGreaterThan(20);
    assertThat(composites.stream().map(it -> it.text(0)).collect(Collectors.toSet()))
        .isEqualTo(Set.of("odml.group_norm", "odml.scaled_dot_product_attention"));
  }

  /** Without its axes the GPU delegate would compute a layer norm, without an error. */
  @Test
  void aGroupNormHasItsAxes() throws IOException {
    Map<Boolean, List<FlexBuffers.Map>> norms =
        composites().stream()
            .filter(it -> it.text(0).equals("odml.group_norm"))
            .map(TfliteFileTest::attributes)
            .collect(Collectors.partitioningBy(it -> it.get("num_groups").isInt()));

    assertThat(norms.get(true)).isNotEmpty();
    for (FlexBuffers.Map norm : norms.get(true)) {
      FlexBuffers.Vector axes =
          norm.get("_TENSOR_V1_reduction_axes").asMap().get("TENSOR_DATA").asVector();
      assertThat(axes.size()).isEqualTo(1);
      assertThat(axes.get(0).asInt()).isEqualTo(3);
      assertThat(norm.get("channel_axis").asInt()).isEqualTo(3);
      assertThat((float) norm.get("epsilon").asFloat()).isIn(1e-5f, 1e-6f);
    }
    assertThat(norms.get(false)).isNotEmpty();
    for (FlexBuffers.Map norm : norms.get(false)) {
      assertThat(norm.get("_TENSOR_V1_reduction_axes").isNull()).isTrue();
    }
  }

  /** XNNPACK takes the address of the scale: one value of four bytes, and then its type. */
  @Test
  void theScaleOfAttentionHas32Bits() throws IOException {
    FlatTable attention =
        composites().stream()
            .filter(it -> it.text(0).equals("odml.scaled_dot_product_attention"))
            .findFirst()
            .orElseThrow();
    ByteBuffer bytes = attention.bytes(2);
    FlexBuffers.Map attributes = attributes(attention);
    float scale = (float) attributes.get("scale").asFloat();
    // The root: the values, their types, then the offset, type and width of the root itself.
    int values = bytes.limit() - 3 - 1 - Float.BYTES;

    assertThat(attributes.size()).isEqualTo(1);
    assertThat(bytes.getFloat(values)).isEqualTo(scale).isEqualTo(0.5f);
  }

  private static FlexBuffers.Map attributes(FlatTable composite) {
    ByteBuffer bytes = composite.bytes(2);
    byte[] copy = new byte[bytes.remaining()];
    bytes.get(copy);
    return FlexBuffers.getRoot(ByteBuffer.wrap(copy)).asMap();
  }

  private List<FlatTable> composites() throws IOException {
    FlatTable model =
        write(new TfliteOptions(ElementType.FLOAT32, TfliteForm.COMPOSITES), Map.of());
    return model.tables(2).get(0).tables(3).stream()
        .filter(it -> model.tables(1).get(it.whole(0)).whole(3) == COMPOSITE)
        .map(it -> it.table(12))
        .toList();
  }
}
