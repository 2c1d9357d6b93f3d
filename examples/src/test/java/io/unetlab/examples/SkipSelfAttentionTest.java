package io.unetlab.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** The program that the README shows, run as a user would. */
final class SkipSelfAttentionTest {

  @Test
  void printsWhatSelfAttentionAtTheHighestResolutionCosts() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    PrintStream before = System.out;
    System.setOut(new PrintStream(bytes, true, StandardCharsets.UTF_8));
    try {
      SkipSelfAttention.main(new String[] {"models/sd15.yaml"});
    } finally {
      System.setOut(before);
    }
    // 5 blocks: 2 x 4096^2 x 320 for the attention products, 4 x 4096 x 320^2 for the projections.
    long saved = 5 * (2L * 4096 * 4096 * 320 + 4L * 4096 * 320 * 320);
    assertThat(bytes.toString(StandardCharsets.UTF_8).replaceAll("[^0-9 A-Za-z]", ""))
        .contains("with 401636720640 MACs", "saved " + saved + " MACs");
  }
}
