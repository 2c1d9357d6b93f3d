package io.unetlab.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.File;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FloatFileTest {

  @TempDir private Path folder;

  private File write(float... numbers) throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(4 * numbers.length).order(ByteOrder.LITTLE_ENDIAN);
    for (float number : numbers) {
      bytes.putFloat(number);
    }
    return Files.write(folder.resolve("in.f32"), bytes.array()).toFile();
  }

  @Test
  void tensorsFollowOneAnother() throws IOException {
    List<FloatBuffer> tensors = FloatFile.read(write(1, 2.5f, -3), List.of(2, 1));
    assertThat(tensors).hasSize(2).allMatch(FloatBuffer::isDirect);
    assertThat(tensors.get(0)).isEqualTo(FloatBuffer.wrap(new float[] {1, 2.5f}));
    assertThat(tensors.get(1)).isEqualTo(FloatBuffer.wrap(new float[] {-3}));
  }

  @Test
  void theLengthHasToBeExact() throws IOException {
    File file = write(1, 2, 3);
    assertThatThrownBy(() -> FloatFile.read(file, List.of(4)))
        .hasMessageContaining("has 12 bytes, but the model's inputs take 16");
    assertThatThrownBy(() -> FloatFile.read(file, List.of(1, 1)))
        .hasMessageContaining("has 12 bytes, but the model's inputs take 8");
  }

  @Test
  void aFileHasToBeThere() {
    File none = folder.resolve("none").toFile();
    assertThatThrownBy(() -> FloatFile.read(none, List.of(1)))
        .hasMessage("there is no file " + none);
  }

  @Test
  void theSumsAreInDouble() {
    FloatBuffer numbers = FloatBuffer.wrap(new float[] {9, 1e8f, 1, -1e8f});
    numbers.position(1);
    Checksum sum = Checksum.of(numbers);
    assertThat(sum.elements()).isEqualTo(3);
    assertThat(sum.sum()).isEqualTo(1);
    assertThat(sum.squareSum()).isEqualTo(2e16 + 1);
    assertThat(numbers.position()).isEqualTo(1);
  }
}
