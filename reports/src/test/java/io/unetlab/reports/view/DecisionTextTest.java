package io.unetlab.reports.view;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.unetlab.ablations.exec.StudyResult;
import io.unetlab.reports.Fixtures;
import io.unetlab.reports.table.Cell;
import io.unetlab.reports.table.Table;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DecisionTextTest {

  @Test
  void saysWhoWonByWhichRuleWhoCameSecondAndWhatWouldChangeIt() {
    List<String> lines = new DecisionText(new Trials(Fixtures.study())).lines();
    assertThat(lines.get(0))
        .startsWith("Chosen: variant #")
        .contains("changes 1 of 3 factors of small")
        .contains(
            "a predicted FID of 12.75 ± 0.10 or more (weakest evidence: assumed, firmness low)");
    assertThat(lines)
        .contains(
            "The uncertainty of the FID is unknown: no standard deviation is given for"
                + " depth=one.");
    assertThat(lines).contains("Choices: depth=one");
    assertThat(lines).anyMatch(line -> line.startsWith("Rule: minimize macs, where fid <= 13"));
    assertThat(lines)
        .anyMatch(line -> line.startsWith("Second: the base, which differs in depth=two"));
    assertThat(lines).anyMatch(line -> line.contains("rests on assumptions for depth=one"));
    assertThat(lines).anyMatch(line -> line.startsWith("If fid <= 18.25 (now <= 13)"));
    assertThat(lines).anyMatch(line -> line.contains("6 cannot exist"));
    assertThat(lines.get(lines.size() - 1)).startsWith("Cannot exist: groups=seven: SPEC020 ");
  }

  @Test
  void aLineFeedInANameDoesNotBreakASentence() {
    List<String> lines =
        new DecisionText(new Trials(Fixtures.study("base.name=\"two\\nlines\""))).lines();

    assertThat(lines.get(0)).contains("changes 1 of 3 factors of two lines, with ");
    assertThat(lines).noneMatch(line -> line.contains("\n"));
  }

  @Test
  void bytesSayWhatTheyHold() {
    Trials smallest = new Trials(Fixtures.study("select={minimize: weight_bytes}"));

    assertThat(new DecisionText(smallest).sentence())
        .containsPattern("B of weights \\(.*x less\\)");
  }

  @Test
  void aRuleWithoutAnyConstraintIsNotSaidToBeBroken() {
    Trials unmeasured =
        new Trials(Fixtures.study("metrics=[macs, latency]", "select={minimize: latency}"));

    assertThat(new DecisionText(unmeasured).sentence())
        .startsWith("No variant has a latency, which the rule uses: nothing is chosen. 6 variants")
        .contains(" were never measured; `unetlab run` ");
  }

  /** Measuring would not add what a file lacks. */
  @Test
  void latenciesThatAFileLacksAreNotSaidToBeMeasuredByARun(@TempDir Path folder)
      throws IOException {
    Path file = folder.resolve("npu.yaml");
    Files.writeString(
        file,
        """
        kind: latencies
        latencies:
          - {network: other, device: {name: npu}, ms: 5, how: entered, source: {text: a phone}, spec_hash: %s}
        """
            .formatted("0123456789abcdef".repeat(4)));
    Trials unmeasured =
        new Trials(
            Fixtures.study(
                "metrics=[macs, latency]",
                "targets=[{name: npu, latencies: \"" + file + "\"}]",
                "select={minimize: latency}"));

    assertThat(new DecisionText(unmeasured).sentence())
        .endsWith("were never measured; the file of npu has no latency for them.");
  }

  /** Neither "violates" nor "unknown quality": their quality is known and within the limit. */
  @Test
  void variantsWithoutTheRulesLatencyAreCountedApart() {
    Trials unmeasured =
        new Trials(
            Fixtures.study(
                "metrics=[macs, latency]", "select={minimize: latency, where: {fid: \"<= 13\"}}"));
    DecisionText text = new DecisionText(unmeasured);

    assertThat(text.sentence()).contains("2 variants within the other limits were never measured");
    assertThat(text.counts())
        .startsWith(
            "12 variants: 0 keep every constraint, 2 violate one, 2 within the limits were never"
                + " measured, 2 violate none but are of unknown quality, 6 cannot exist.");
  }

  @Test
  void saysWhatAChangedFigureMakesOfTheOtherChoice() {
    assertThat(new DecisionText(new Trials(Fixtures.study())).lines())
        .anyMatch(
            it ->
                it.startsWith("If the base's fid is more than 12.75 (now 12.5): the base, ")
                    && it.endsWith("FID 12.75 ± 0.10 (now 12.50)."));
  }

  @Test
  void saysOfWhatTheSecondsFigureIs() {
    Trials byQuality = new Trials(Fixtures.study("select={minimize: fid}"));
    assertThat(new DecisionText(byQuality).runnerUp())
        .hasValueSatisfying(
            it -> assertThat(it).contains(", with a predicted FID of ").contains(" (+0.25)"));
  }

  @Test
  void aSearchsHeadlineSaysHowItsQualityIsKnown() {
    List<String> effects =
        List.of(
            "factors[0].options[1].evidence[0]={metric: fid, value: 12.6, baseline: 12.5, sd: 1,"
                + " kind: assumed, firmness: low, source: here}",
            "factors[1].options[1].evidence[0]={metric: fid, value: 12.6, baseline: 12.5, sd: 1,"
                + " kind: assumed, firmness: low, source: here}",
            "select.where={fid: \"<= 12.75\"}");
    assertThat(sentence(effects, List.of())).doesNotContain("extrapolates");
    assertThat(
            sentence(
                effects,
                List.of(
                    "design={search: {algorithm: grid, evaluations: 12, objectives: [macs, fid]}}")))
        .endsWith(" Its FID extrapolates: it adds up 2 effects as if they were independent.");
  }

  private static String sentence(List<String> some, List<String> others) {
    String[] all = Stream.concat(some.stream(), others.stream()).toArray(String[]::new);
    return new DecisionText(new Trials(Fixtures.study(all))).sentence();
  }

  @Test
  void theHeadlineSaysWhenTheChoiceSeldomWins() {
    Trials trials =
        new Trials(
            Fixtures.study(
                "factors[0].options[1].evidence[0].sd=1",
                "factors[1].options[1].evidence[0].value=12.9",
                "factors[1].options[1].evidence[0].sd=1",
                "select={minimize: macs, where: {fid: \">= 12.8\", params: \">= 1M\"}}"));
    double share = trials.result().decision().stability().share(trials.winner().orElseThrow());
    assertThat(share).isLessThan(0.5);
    assertThat(new DecisionText(trials).sentence())
        .contains(". It wins only " + StabilityTable.percent(share) + " of the draws");
  }

  @Test
  void theSharesOfTheDrawsAddUp() {
    Trials trials =
        new Trials(Fixtures.study("quality[0].sd=1", "factors[0].options[1].evidence[0].sd=1"));
    Table shares = StabilityTable.of(trials, List.of());
    assertThat(shares.rows()).hasSizeGreaterThan(1);
    assertThat(shares.rows().stream().mapToDouble(it -> exact(it.get(0))).sum())
        .isCloseTo(1, within(1e-9));
    assertThat(shares.rows().get(shares.rows().size() - 1).get(1).shown()).isEqualTo("none");
  }

  private static double exact(Cell cell) {
    return ((Cell.Figure) cell).value().doubleValue();
  }

  @Test
  void saysSoWhenNobodyKeepsEveryConstraint() {
    List<String> lines =
        new DecisionText(new Trials(Fixtures.study("select.where.fid=\"<= 1\""))).lines();
    assertThat(lines.get(0)).isEqualTo("No variant keeps every constraint: nothing is chosen.");
    assertThat(lines).anyMatch(line -> line.startsWith("Near: the base: "));
    assertThat(lines)
        .anyMatch(line -> line.matches("If fid <= [0-9.]+ \\(now <= 1\\): the base, .*"));
    assertThat(lines).noneMatch(line -> line.contains("variant #0") || line.contains("(nothing)"));
  }

  @Test
  void saysWhatWasMeasuredAndWhichTrainedNetworksAreNoVariants() {
    List<String> lines =
        new DecisionText(new Trials(Fixtures.study("trained=trained.csv"))).lines();
    assertThat(lines.get(0)).contains("a measured FID of 12.90 ± 0.20 (firmness high)");
    assertThat(lines)
        .anyMatch(line -> line.endsWith(" 1 of 2 trained networks are variants of this study."));
    assertThat(lines)
        .anyMatch(
            line -> line.matches("Trained, but not a variant of this study: .*trained.csv:3\\."));
    assertThat(lines).noneMatch(line -> line.contains("is not known"));
  }

  @Test
  void saysNothingOfTrainedNetworksWhereThereAreNone() {
    List<String> lines = new DecisionText(new Trials(Fixtures.study())).lines();
    assertThat(lines).noneMatch(line -> line.contains("rained"));
  }

  @Test
  void saysHowOftenTheChoiceIsChosenOrThatNothingIsUncertain() {
    StudyResult measured =
        Fixtures.measured("select={minimize: [latency, params], where: {latency: \"<= 1 s\"}}");
    List<String> lines = new DecisionText(new Trials(measured)).lines();

    assertThat(lines)
        .anyMatch(it -> it.matches("Stability: the choice wins [0-9.]+ % of 1,000 draws .*"));
    assertThat(lines).anyMatch(it -> it.startsWith("If the choice's latency is "));
    Trials trials = new Trials(measured);
    assertThat(StabilityTable.of(trials, new DecisionText(trials).keyMetrics()).rows())
        .isNotEmpty();
    assertThat(
            stability(
                "quality=[{metric: fid, value: 12, kind: assumed, firmness: low, source: s}]",
                "design={one_at_a_time: [depth]}"))
        .isEqualTo("Stability: none of the figures that the rule uses has a stated uncertainty.");
    assertThat(stability("select={minimize: macs}"))
        .isEqualTo("Stability: the rule uses only counts, which are exact.");
  }

  @Test
  void nothingIsDrawnAmongVariantsThatWereNeverMeasured() {
    assertThat(
            stability(
                "metrics=[macs, latency]", "select={minimize: latency, where: {fid: \"<= 13\"}}"))
        .isEqualTo("Stability: unknown until a variant within the limits is measured.");
  }

  private static String stability(String... assignments) {
    return new DecisionText(new Trials(Fixtures.study(assignments))).stability();
  }
}
