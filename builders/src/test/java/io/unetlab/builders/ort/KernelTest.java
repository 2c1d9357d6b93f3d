package io.unetlab.builders.ort;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.unetlab.builders.Networks;
import io.unetlab.builders.graph.ElementType;
import io.unetlab.builders.graph.Graph;
import io.unetlab.builders.graph.Output;
import io.unetlab.builders.onnx.AttentionForm;
import io.unetlab.builders.onnx.OnnxExporter;
import io.unetlab.builders.onnx.OnnxOptions;
import io.unetlab.builders.weights.Initializers;
import io.unetlab.spec.SpecLoader;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Model files are read back with the names that were written. */
class KernelTest {

  private static final Graph GRAPH =
      Networks.graph(SpecLoader.load(Path.of("src/test/resources/reference/md_tiny/spec.yaml")));

  @TempDir private Path folder;

  /**
   * An exported file is read back: nodes named by path and operator, each value produced before it
   * is read.
   */
  @Test
  void theExportersFileIsReadBack() throws IOException {
    OnnxOptions apart = new OnnxOptions(ElementType.FLOAT32, 18, AttentionForm.FUSED, true);
    Path model =
        new OnnxExporter()
            .write(
                GRAPH,
                Initializers.seeded(GRAPH, 0),
                apart,
                Map.of("a", "b"),
                folder.resolve("network.onnx"),
                done -> {})
            .model();
    List<Kernel> kernels = Kernel.read(model);

    assertThat(kernels).extracting(Kernel::name).doesNotHaveDuplicates();
    Set<String> given = new HashSet<>();
    for (Kernel kernel : kernels) {
      assertThat(kernel.name()).matches(".+/" + kernel.operator() + "(_\\d+)?");
      assertThat(kernel.outputs()).isNotEmpty();
      given.addAll(kernel.outputs());
    }
    assertThat(given).contains("conv_in/Conv", Output.ONLY);
    Kernel first =
        kernels.stream().filter(it -> it.name().equals("conv_in/Conv")).findFirst().orElseThrow();
    assertThat(first)
        .isEqualTo(
            new Kernel(
                "conv_in/Conv",
                "Conv",
                List.of("sample", "conv_in.weight", "conv_in.bias"),
                List.of("conv_in/Conv")));
  }

  /** Numbers of any wire type are skipped, whatever their length. */
  @Test
  void onlyFieldsWithContentAreReturned() {
    WireReader reader =
        reader(
            0x08, 0x96, 0x01, // field 1: the varint 150
            0x11, 1, 2, 3, 4, 5, 6, 7, 8, // field 2: eight bytes
            0x1D, 1, 2, 3, 4, // field 3: four bytes
            0x82, 0x02, 0x02, 0x68, 0x69, // field 32: "hi"
            0x2A, 0x00); // field 5: nothing
    assertThat(reader.next()).isTrue();
    assertThat(reader.field()).isEqualTo(32);
    assertThat(reader.text()).isEqualTo("hi");
    assertThat(reader.next()).isTrue();
    assertThat(reader.field()).isEqualTo(5);
    assertThat(reader.text()).isEmpty();
    assertThat(reader.message().next()).isFalse();
    assertThat(reader.next()).isFalse();
  }

  @Test
  void invalidMessagesAreRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> reader(0x0F).next())
        .withMessage("no such wire type: 15");
  }

  private static WireReader reader(int... bytes) {
    ByteBuffer buffer = ByteBuffer.allocate(bytes.length);
    for (int one : bytes) {
      buffer.put((byte) one);
    }
    return new WireReader(buffer.flip());
  }
}
