package io.unetlab.builders.weights;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.unetlab.builders.Networks;
import io.unetlab.builders.graph.ElementType;
import io.unetlab.builders.graph.Graph;
import io.unetlab.builders.graph.TensorShape;
import io.unetlab.spec.SpecLoader;
import io.unetlab.spec.source.SpecException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Files written by other tools are read exactly, and ours are read back. */
class SafetensorsTest {

  private static final Path REFERENCE = Path.of("src/test/resources/reference");

  @TempDir private Path folder;

  // The bits were taken from the files with Python's struct.
  @ParameterizedTest
  @CsvSource({
    "md_relu_tiny, conv_in.weight, 1152, bd65b5b2, bdaa23c8, bcfd1df8",
    "md_relu_tiny, mid_block.resnets.0.norm1.bias, 32, bdb33bc3, 3e2078a3, 3dc8f6c6",
    "sd21_tiny, conv_in.weight, 576, 3c3eb940, bdcd9df6, 3da696be",
    "sd21_tiny, up_blocks.1.resnets.1.conv2.bias, 16, be40d7fb, bdea72f0, 3e0c3990"
  })
  void readsWhatPyTorchWrote(
      String model, String name, int length, String first, String second, String last) {
    float[] floats = WeightStore.open(weights(model)).tensor(name).floats();

    assertThat(floats).hasSize(length);
    assertThat(Stream.of(floats[0], floats[1], floats[length - 1]))
        .extracting(it -> Integer.toHexString(Float.floatToRawIntBits(it)))
        .containsExactly(first, second, last);
  }

  @ParameterizedTest
  @ValueSource(strings = {"md_relu_tiny", "sd21_tiny"})
  void theReferencesHaveTheGraphsWeights(String model) throws IOException {
    WeightStore store = WeightStore.open(weights(model));

    assertThat(store.tensors().values())
        .extracting(it -> it.name() + " " + Dims.text(it.dims()))
        .containsExactlyInAnyOrderElementsOf(
            Files.readAllLines(REFERENCE.resolve(model).resolve("weights.txt")));
    assertThat(WeightMatch.match(graph(model), store).tensors()).hasSameSizeAs(store.tensors());
  }

  @ParameterizedTest
  @ValueSource(strings = {"md_relu_tiny", "sd21_tiny"})
  void whatIsWrittenIsReadAgainAndWrittenTheSame(String model) throws IOException {
    WeightStore store = WeightStore.open(weights(model));
    Path copy = write(store, ElementType.FLOAT32, Map.of("b", "2", "a", "\u00e4\"\n"));
    WeightStore again = WeightStore.open(copy);

    assertThat(again.metadata()).isEqualTo(Map.of("a", "\u00e4\"\n", "b", "2"));
    assertThat(again.tensors().keySet()).isEqualTo(store.tensors().keySet());
    for (Tensor tensor : store.tensors().values()) {
      assertThat(bits(again.tensor(tensor.name()))).isEqualTo(bits(tensor));
    }
    byte[] bytes = Files.readAllBytes(copy);
    assertThat(Files.readAllBytes(write(again, ElementType.FLOAT32, again.metadata())))
        .isEqualTo(bytes);
    assertThat(ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).getLong() % 8).isZero();
    assertThat(folder.toFile().list()).containsExactly("copy.safetensors");
  }

  @ParameterizedTest
  @EnumSource(
      value = ElementType.class,
      names = {"FLOAT16", "BFLOAT16"})
  void halvesAreRoundedOnce(ElementType precision) throws IOException {
    WeightStore store = WeightStore.open(weights("sd21_tiny"));
    WeightStore half = WeightStore.open(write(store, precision, Map.of()));

    Tensor tensor = half.tensor("conv_in.weight");
    assertThat(tensor.type()).isEqualTo(precision);
    float step = precision == ElementType.FLOAT16 ? 0x1p-11f : 0x1p-8f;
    float[] exact = store.tensor("conv_in.weight").floats();
    float[] rounded = tensor.floats();
    for (int i = 0; i < exact.length; i++) {
      float most = Math.max(Math.abs(exact[i]) * step, 0x1p-25f);
      assertThat(Math.abs(rounded[i] - exact[i])).isLessThanOrEqualTo(most);
    }
    byte[] bytes = Files.readAllBytes(folder.resolve("copy.safetensors"));
    write(half, precision, Map.of());
    assertThat(Files.readAllBytes(folder.resolve("copy.safetensors"))).isEqualTo(bytes);
  }

  @Test
  void numbersThatThePrecisionCannotHoldAreCounted() throws IOException {
    Tensor tensor = Tensor.of("x", TensorShape.of(3), 1e6f, 1, Float.NEGATIVE_INFINITY);
    Path file = folder.resolve("copy.safetensors");

    assertThat(SafetensorsWriter.write(file, List.of(tensor), ElementType.FLOAT16, Map.of()))
        .isEqualTo(1);
    assertThat(WeightStore.open(file).tensor("x").floats())
        .containsExactly(Float.POSITIVE_INFINITY, 1, Float.NEGATIVE_INFINITY);
  }

  @Test
  void aTensorIsReadInPieces() {
    Tensor tensor = WeightStore.open(weights("sd21_tiny")).tensor("time_embedding.linear_2.weight");
    float[] all = tensor.floats();
    float[] some = new float[200];
    tensor.read(77, some, 100, 50);

    for (int i = 0; i < 50; i++) {
      assertThat(some[100 + i]).isEqualTo(all[77 + i]);
    }
    assertThatThrownBy(() -> tensor.read(all.length - 1, some, 0, 2))
        .isInstanceOf(IndexOutOfBoundsException.class);
  }

  @Test
  void otherTypesHaveNameAndShapeAndNoFloats() throws IOException {
    Path file =
        Files.write(
            folder.resolve("ids.safetensors"),
            SafetensorsBytes.of(
                "{\"ids\":{\"dtype\":\"I64\",\"shape\":[1,2],\"data_offsets\":[0,16]},"
                    + "\"none\":{\"dtype\":\"F32\",\"shape\":[0,9],\"data_offsets\":[16,16]},"
                    + "\"one\":{\"dtype\":\"BF16\",\"shape\":[],\"data_offsets\":[16,18]}}",
                18));
    WeightStore store = WeightStore.open(file);

    assertThat(store.tensor("ids").dims()).containsExactly(1L, 2L);
    assertThat(store.tensor("none").floats()).isEmpty();
    assertThat(store.tensor("one").floats()).containsExactly(0);
    assertThatThrownBy(() -> store.tensor("ids").floats())
        .isInstanceOf(SpecException.class)
        .hasMessageContaining("WEIGHT012: ids is I64");
  }

  // A sparse file, which takes no disk space; it extends past the limit of two mappings.
  @Test
  void aFileMayBeLargerThanOneMapping() throws IOException {
    long count = (5L << 30) / 4;
    String header =
        "{\"big\":{\"dtype\":\"F32\",\"shape\":[%d],\"data_offsets\":[0,%d]}}"
            .formatted(count, count * 4);
    Path file = Files.write(folder.resolve("big.safetensors"), SafetensorsBytes.of(header, 0));
    long begin = Files.size(file);
    try (FileChannel out = FileChannel.open(file, StandardOpenOption.WRITE)) {
      ByteBuffer one = ByteBuffer.allocate(4).order(ByteOrder.LITTLE_ENDIAN).putFloat(0, 2.5f);
      out.write(one.duplicate(), begin + (1L << 30) - 4);
      out.write(one.duplicate(), begin + (1L << 30));
      out.write(one.duplicate(), begin + (count - 1) * 4);
    }
    Tensor big = WeightStore.open(file).tensor("big");

    float[] some = new float[4];
    big.read((1L << 28) - 2, some, 0, 4);
    assertThat(some).containsExactly(0, 2.5f, 2.5f, 0);
    big.read(count - 4, some, 0, 4);
    assertThat(some).containsExactly(0, 0, 0, 2.5f);
  }

  @Test
  void severalFilesAreOneStore() throws IOException {
    shard("a.safetensors", "x", 1);
    shard("b.safetensors", "y", 2);
    WeightStore store =
        WeightStore.open(index("{\"x\":\"a.safetensors\",\"y\":\"b.safetensors\"}"));

    assertThat(store.tensors().keySet()).containsExactly("x", "y");
    assertThat(store.tensor("y").floats()).containsExactly(2);
  }

  @Test
  void everythingWrongWithAnIndexIsReported() throws IOException {
    shard("a.safetensors", "x", 1);
    assertProblems(
        index("{\"y\":\"a.safetensors\",\"z\":\"no.safetensors\"}"),
        "WEIGHT011: y is not in a.safetensors, contrary to the index",
        "WEIGHT011: x is in a.safetensors, contrary to the index",
        "WEIGHT001: there is no such file");
    assertProblems(
        index("{\"x\":\"../a.safetensors\",\"y\":\"/etc/passwd\",\"z\":3}"),
        "WEIGHT011: `x` is not mapped to a file in the index's directory: `../a.safetensors`",
        "WEIGHT011: `y` is not mapped to a file in the index's directory: `/etc/passwd`",
        "WEIGHT011: `z` is not mapped to a file in the index's directory");
    assertProblems(index("3"), "WEIGHT011: the index has no `weight_map`");
  }

  private static void assertProblems(Path file, String... expected) {
    assertThatThrownBy(() -> WeightStore.open(file))
        .isInstanceOfSatisfying(
            SpecException.class, it -> assertThat(it.problems()).hasSize(expected.length))
        .hasMessageContainingAll(expected);
  }

  private Path index(String weightMap) throws IOException {
    return Files.writeString(
        folder.resolve("model.safetensors.index.json"),
        "{\"metadata\":{\"total_size\":8},\"weight_map\":" + weightMap + "}");
  }

  private void shard(String file, String name, float value) throws IOException {
    Tensor tensor = Tensor.of(name, TensorShape.of(1), value);
    SafetensorsWriter.write(folder.resolve(file), List.of(tensor), ElementType.FLOAT32, Map.of());
  }

  private Path write(WeightStore store, ElementType precision, Map<String, String> metadata)
      throws IOException {
    Path file = folder.resolve("copy.safetensors");
    SafetensorsWriter.write(file, store.tensors().values(), precision, metadata);
    return file;
  }

  private static int[] bits(Tensor tensor) {
    float[] floats = tensor.floats();
    int[] bits = new int[floats.length];
    for (int i = 0; i < bits.length; i++) {
      bits[i] = Float.floatToRawIntBits(floats[i]);
    }
    return bits;
  }

  private static Path weights(String model) {
    return REFERENCE.resolve(model).resolve("weights.safetensors");
  }

  private static Graph graph(String model) {
    return Networks.graph(SpecLoader.load(REFERENCE.resolve(model).resolve("spec.yaml")));
  }
}
