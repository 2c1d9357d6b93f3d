package io.unetlab.cli.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.unetlab.cli.CommandRun;
import io.unetlab.cli.output.ExitCode;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/** What a study comes to is told before anything runs. */
final class PlanCommandTest {

  private static final String STUDY = CommandRun.example("mobilediffusion/study.yaml");
  private static final String MANY =
      "design={one_at_a_time: {from: both}, fractional: {resolution: III},"
          + " random: {count: 6, seed: 7}, list: [{}, {attention: relu}], block: 4, replicates: 2}";

  @Test
  void tellsVariantsAndTimeAndConfounding() {
    CommandRun run = CommandRun.of("plan", STUDY);

    assertThat(run.code()).isEqualTo(ExitCode.DONE);
    assertThat(run.err()).isEmpty();
    assertThat(run.out())
        .containsPattern("factorial +384 +374")
        .containsPattern("rounds each: about [0-9]+ (s|min) at [0-9]+ GFLOP/s")
        .contains(
            "384 variants, 384 distinct networks",
            "to count them: about ",
            "up to 17 networks in 1 session",
            "factorial: nothing is confounded",
            "ladder: an effect is seen only on top of the steps before it");
  }

  @ParameterizedTest
  @ValueSource(strings = {"text", "markdown"})
  void tellsWhatAFractionConfounds(String format) {
    CommandRun run = CommandRun.of("plan", STUDY, "--set", MANY, "--format", format);

    assertThat(run.out())
        .contains(
            "16 runs of resolution IV",
            "What the fraction cannot tell apart",
            "defining relation",
            "Factors whose choices go together",
            "placement x attention = ");
  }

  @Test
  void tellsTheSpaceOfASearch() throws IOException {
    String study =
        CommandRun.home().resolve("ablations/src/test/resources/studies/exact.yaml").toString();
    String[] set = {
      "--set", "factors[0].values=[32, 48, 96]", "--set", "constraints=[width >= 48, macs <= 20M]"
    };

    CommandRun text = CommandRun.of("plan", study, set[0], set[1], set[2], set[3]);
    CommandRun json =
        CommandRun.of("plan", study, set[0], set[1], set[2], set[3], "--format", "json");

    assertThat(text.out())
        .contains(
            "96 combinations of 5 factors, 60 by conditions and comparisons; all of them can exist",
            "width: the base's value, 64, is an option as well",
            "no configuration has width=32: width >= 48",
            "no configuration with fid <= 11.3 has width=96: fid is unknown")
        .containsPattern("macs +25.43 M MACs +1[0-9.]+ M MACs ")
        .containsPattern("each of these +ratio, gate\\n")
        .containsPattern("mid_block +width\\n");
    JsonNode space = new ObjectMapper().readTree(json.out()).get("space");
    assertThat(space.get("combinations").asInt()).isEqualTo(96);
    assertThat(space.get("existing").asInt()).isEqualTo(60);
    assertThat(space.get("gaps").size()).isGreaterThan(1);
  }

  @Test
  void csvHasThePartsAlone() {
    assertThat(CommandRun.of("plan", STUDY, "--set", MANY, "--format", "csv").out())
        .startsWith("part,variants,new")
        .contains("fractional,16,");
  }

  /** 4 networks with 3 seeds in 4 slots: three turns; in one slot, twelve. */
  @Test
  void tellsTheTasksOfACluster() throws IOException {
    String study =
        CommandRun.home()
            .resolve("ablations/src/test/resources/studies/trained_small.yaml")
            .toString();

    CommandRun text = CommandRun.of("plan", study, "--slots", "4");
    JsonNode four = CommandRun.json("plan", study, "--slots", "4", "--format", "json");
    JsonNode one = CommandRun.json("plan", study, "--slots", "1", "--format", "json");

    assertThat(text.out())
        .contains(
            "On a cluster of 4 slots",
            "fewer than 20,000 variants at a time, or 1,500,000 with counts from tables, are"
                + " counted",
            "latency is measured from this machine")
        .containsPattern("trainings +12 +[0-9]+ (s|min) +the size of the networks; ");
    assertThat(CommandRun.of("plan", study, "--slots", "4", "--format", "csv").out())
        .containsPattern("work,tasks,seconds,basis\\Rtrainings,12,[0-9.]+,the size of");
    assertThat(four.get("cluster").get("slots").asInt()).isEqualTo(4);
    JsonNode trainings = four.get("cluster").get("stages").get(0);
    assertThat(trainings.get("work").asString()).isEqualTo("trainings");
    assertThat(trainings.get("basis").asString()).isEqualTo("constants");
    assertThat(one.get("cluster").get("stages").get(0).get("seconds").doubleValue())
        .isCloseTo(4 * trainings.get("seconds").doubleValue(), within(1e-6));
    assertThat(CommandRun.json("plan", study, "--format", "json").get("cluster").isNull()).isTrue();
  }

  @Test
  void aStudyThatSendsNothingSaysSo() {
    assertThat(CommandRun.of("plan", STUDY, "--slots", "4").out())
        .contains("this study has no task for a cluster", "fewer than 20,000 variants")
        .doesNotContain("On a cluster of 4 slots");
  }

  @Test
  void aClusterIsAskedOrSupposed() {
    CommandRun none = CommandRun.of("plan", STUDY, "--slots", "0", "--on", "", "--gflops", "-1");
    assertThat(none.code()).isEqualTo(ExitCode.USER_INPUT);
    assertThat(none.err().lines())
        .hasSize(4)
        .contains(
            "unetlab: --gflops takes a number above 0, found -1.0",
            "unetlab: --slots takes a number above 0, found 0",
            "unetlab: --slots plans without a cluster, --on asks one: only one of them")
        .anyMatch(it -> it.startsWith("unetlab: --on takes spark://HOST:PORT, "));
    CommandRun mistaken = CommandRun.of("plan", STUDY, "--on", "host:7077");
    assertThat(mistaken.code()).isEqualTo(ExitCode.USER_INPUT);
    assertThat(mistaken.err()).contains("did you mean `spark://host:7077`?");
  }

  /** The libraries of Spark are not on this class path, as they are not in the jar. */
  @Test
  void withoutSparkTheWaysToItAreNamed() {
    CommandRun run = CommandRun.of("plan", STUDY, "--on", "spark://host:7077");

    assertThat(run.code()).isEqualTo(ExitCode.USER_INPUT);
    assertThat(run.err())
        .startsWith("unetlab: --on needs Apache Spark, which is not in this program")
        .contains("SPARK_HOME", "./unetlab", "spark-submit");
    assertThat(run.out()).isEmpty();
  }

  @Test
  void everyKeyOfTheJsonIsDocumented() throws IOException {
    String text =
        CommandRun.of("plan", STUDY, "--set", MANY, "--slots", "4", "--format", "json").out();
    String documentation = Files.readString(CommandRun.home().resolve("docs/json.md"));
    String section =
        documentation.substring(
            documentation.indexOf("## A study's plan"), documentation.indexOf("## `results.csv`"));
    Set<String> keys = new TreeSet<>();
    JsonNode plan = new ObjectMapper().readTree(text);
    collect(plan, keys);

    assertThat(keys).contains("aliases", "cramers_v", "networks_at_most");
    assertThat(keys).allSatisfy(key -> assertThat(section).containsPattern("[`.]" + key + "`"));
    assertThat(plan.get("fraction").get("relation").size()).isEqualTo(15);
    assertThat(plan.get("measuring").get(0).get("flops_per_second").doubleValue()).isPositive();
    assertThat(plan.get("measuring").get(0).get("seconds").doubleValue()).isPositive();
  }

  private static void collect(JsonNode node, Set<String> keys) {
    keys.addAll(node.propertyNames());
    node.forEach(child -> collect(child, keys));
  }

  @Test
  void aRateOfTheDeviceMakesATime() {
    String slow = CommandRun.of("plan", STUDY, "--gflops", "100").out();

    assertThat(slow).containsPattern("rounds each: about [0-9]+ (s|min) at 100 GFLOP/s");
    assertThat(CommandRun.of("plan", STUDY, "--gflops", "0").code()).isEqualTo(ExitCode.USER_INPUT);
    assertThat(CommandRun.of("plan", STUDY, "--gflops", "fast").code())
        .isEqualTo(ExitCode.USER_INPUT);
  }

  @Test
  void aMistakeInTheDesignIsTold() {
    CommandRun run = CommandRun.of("plan", STUDY, "--set", "design={fractional: {resolution: 4}}");

    assertThat(run.code()).isEqualTo(ExitCode.USER_INPUT);
    assertThat(run.err()).contains("expected one of III, IV, V");
  }
}
