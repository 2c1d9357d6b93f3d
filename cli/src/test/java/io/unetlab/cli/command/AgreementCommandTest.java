package io.unetlab.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.unetlab.cli.CommandRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AgreementCommandTest {

  @TempDir private Path folder;

  private String latencies(String device, double... ms) throws IOException {
    StringBuilder yaml = new StringBuilder("kind: latencies\nlatencies:\n");
    for (int i = 0; i < ms.length; i++) {
      yaml.append("  - {network: net" + i + ", device: {name: " + device + "}, ms: " + ms[i]);
      yaml.append(", runtime: tflite, precision: float, how: published, source: {text: x}}\n");
    }
    return Files.writeString(folder.resolve(device + ".yaml"), yaml.toString()).toString();
  }

  @Test
  void twoPhonesAreCompared() throws IOException {
    String one = latencies("pixel", 1, 1.5, 10, 12, 80, 100);
    String other = latencies("galaxy", 1.5, 1, 12, 10, 100, 80);

    CommandRun run = CommandRun.of("agreement", one, other, "--least", "6");

    assertThat(run.err()).isEmpty();
    assertThat(run.code()).isZero();
    assertThat(run.out())
        .containsPattern("device +1 +6 +0.83")
        .contains("12 latencies on 2 devices, 1 runtime, 1 precision; one pair of targets has");

    CommandRun pairs = CommandRun.of("agreement", one, other, "--least", "6", "--pairs");
    assertThat(pairs.out()).containsPattern("pixel, tflite, float +galaxy, tflite, float +6 +0.83");
  }

  @Test
  void whatCannotBeComparedSaysWhy() throws IOException {
    String one = latencies("pixel", 1, 1.5, 10, 12, 80, 100);
    String other = latencies("galaxy", 1.5, 1);

    assertThat(CommandRun.of("agreement", one).err()).contains("there is only one target");
    assertThat(CommandRun.of("agreement", one, other).err())
        .contains("no two of the 2 targets have 10 networks in common")
        .contains("the most, 2, have pixel, tflite, float and galaxy, tflite, float");
    assertThat(CommandRun.of("agreement", one, "--device", "pixle").err())
        .contains("there is no device pixle; there are pixel");
    CommandRun few = CommandRun.of("agreement", one, "--least", "2");
    assertThat(few.code()).isEqualTo(2);
    assertThat(few.err()).contains("--least must be at least 5, is 2");
  }

  @Test
  void aFileWithoutLatenciesIsLeftOutAndSaid() throws IOException {
    String one = latencies("pixel", 1, 2, 3, 4, 5);
    String other = latencies("galaxy", 1, 2, 3, 4, 5);
    String bad = Files.writeString(folder.resolve("bad.log"), "nothing\n").toString();

    CommandRun run = CommandRun.of("agreement", one, bad, other, "--least", "5");
    assertThat(run.code()).isZero();
    assertThat(run.err()).contains("left out: ").contains("bad.log:1:1");

    CommandRun none = CommandRun.of("agreement", bad);
    assertThat(none.code()).isEqualTo(2);
  }
}
