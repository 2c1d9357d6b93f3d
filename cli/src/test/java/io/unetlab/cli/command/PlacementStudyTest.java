package io.unetlab.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.unetlab.cli.CommandRun;
import io.unetlab.cli.output.ExitCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/**
 * A study of another kind than MobileDiffusion's: counted alone, of a space with a fixed number of
 * blocks.
 */
final class PlacementStudyTest {

  private static final String STUDY = CommandRun.example("placement/study.yaml");

  @TempDir private Path folder;

  @Test
  void twoPairsStandAt32AndOneInTheMiddle() throws IOException {
    CommandRun run = study();
    assertThat(run.err()).isEmpty();
    assertThat(run.code()).isEqualTo(ExitCode.DONE);
    assertThat(run.out())
        .contains("at_64=none at_32=two at_16=none middle=2 self_32=false")
        .contains("the rule uses only counts")
        .doesNotContain("FID", "fid");
    JsonNode network = show(folder.resolve("winner.yaml"));
    assertThat(network.get("cross_attentions").asInt()).isEqualTo(6);
    assertThat(network.get("self_attentions").asInt()).isEqualTo(2);
    assertThat(network.get("macs").asLong()).isLessThanOrEqualTo(200_000_000_000L);
  }

  @Test
  void everyVariantHasSixBlocks() throws IOException {
    study();
    List<String> lines = Files.readAllLines(folder.resolve("results.csv"));
    int blocks = List.of(lines.get(0).split(",")).indexOf("cross_attentions");
    assertThat(lines.subList(1, lines.size()))
        .hasSize(11)
        .allSatisfy(line -> assertThat(line.split(",")[blocks]).isEqualTo("6"));
  }

  @Test
  void thePageTellsNoLadderAndNoQuality() throws IOException {
    study();
    String page = Files.readString(folder.resolve("index.html"));
    assertThat(page.substring(0, page.indexOf("<script type=\"application/json\" id=\"study\">")))
        .contains("<h2 id=\"ladder\">Where the MACs are</h2>", "The changes of parameters nearly")
        .doesNotContain("FID", "Evidence:", "The ladder");
  }

  private CommandRun study() {
    return CommandRun.of("run", STUDY, "--out", folder.toString());
  }

  private static JsonNode show(Path spec) {
    return new ObjectMapper().readTree(CommandRun.of("show", spec.toString(), "--json").out());
  }
}
