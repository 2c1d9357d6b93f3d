package io.unetlab.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.unetlab.cli.CommandRun;
import io.unetlab.cli.output.ExitCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/** A study of decoders: the published quality chooses the light one, and other data another. */
final class DecoderStudyTest {

  private static final String STUDY = CommandRun.example("decoder/study.yaml");
  private static final String LIGHT = "latent=eight width=light depth=two attention=none";
  private static final String NARROW = "latent=eight width=narrow\n";

  @TempDir private Path folder;

  @Test
  void theDecisionIsTheLightDecoder() throws IOException {
    CommandRun run = study("report");
    assertThat(run.err()).isEmpty();
    assertThat(run.code()).isEqualTo(ExitCode.DONE);
    assertThat(run.out()).contains("Choices: " + LIGHT + "\n", "a predicted PSNR of 30.20");
    assertThat(hash(folder.resolve("report/winner.yaml").toString()))
        .isEqualTo(hash("mobilediffusion_decoder_light"));
    assertThat(folder.resolve("report/index.html"))
        .content()
        .contains("PSNR, dB", "SSIM", "LPIPS", "arXiv 2311.16567")
        .doesNotContain("FID", "measured PSNR");
  }

  @Test
  void theLadderStandsOnThePublishedDecoders() throws IOException {
    study("report");
    JsonNode results =
        new ObjectMapper().readTree(Files.readString(folder.resolve("report/results.json")));
    assertThat(results.findValuesAsString("hash"))
        .map(hash -> hash.substring(0, 12))
        .contains(
            hash("sd_vae_decoder"),
            hash("mobilediffusion_decoder"),
            hash("mobilediffusion_decoder_light"));
  }

  /** Nothing is hard-wired: a light decoder that loses quality is not chosen. */
  @Test
  void aLossOfTheLightDecoderMakesItTheNarrowOne() {
    String light = "factors[1].options[2].evidence";
    assertThat(study("psnr", "--set", light + "[0].value=29.9").out())
        .contains("Choices: " + NARROW);
    assertThat(study("ssim", "--set", light + "[1].value=0.82").out())
        .contains("Choices: " + NARROW);
    assertThat(study("lpips", "--set", light + "[2].value=0.033").out())
        .contains("Choices: " + NARROW);
  }

  @Test
  void withoutEvidenceForNarrowerOnesItIsStableDiffusions() {
    String options = "factors[1].options";
    CommandRun run =
        study("both", "--set", options + "[2].evidence=[]", "--set", options + "[1].evidence=[]");
    assertThat(run.out()).contains("Choices: latent=eight\n");
  }

  @Test
  void aLimitThatNothingKeepsIsSaid() {
    CommandRun run = study("report", "--where", "psnr >= 30.5 dB");
    assertThat(run.code()).isEqualTo(ExitCode.NOT_MET);
    assertThat(run.out()).contains("psnr");
  }

  /** Counted only. */
  private CommandRun study(String report, String... options) {
    String out = folder.resolve(report).toString();
    Stream<String> words = Stream.of("run", STUDY, "--no-latency", "--out", out);
    return CommandRun.of(Stream.concat(words, Stream.of(options)).toArray(String[]::new));
  }

  /** The first digits, as the heading of {@code show} has them. */
  private static String hash(String network) {
    String heading = CommandRun.of("show", network).out().lines().findFirst().orElseThrow();
    return heading.replaceFirst(".* hash ", "");
  }
}
