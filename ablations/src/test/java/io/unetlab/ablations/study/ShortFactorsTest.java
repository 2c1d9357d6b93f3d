package io.unetlab.ablations.study;

import static org.assertj.core.api.Assertions.assertThat;

import io.unetlab.ablations.Studies;
import io.unetlab.ablations.design.Variant;
import io.unetlab.ablations.design.VariantBuilder;
import io.unetlab.spec.SpecLoader;
import io.unetlab.spec.model.NetworkSpec;
import io.unetlab.spec.path.SpecPatch;
import io.unetlab.spec.source.Problems;
import io.unetlab.spec.source.Source;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A path with its values is a factor with an option for each, the base's first. */
class ShortFactorsTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        // of the file; inherited; of the language; derived; as another spelling of the same
        "levels[1].channels            | [32, 64, 96]         | 64 32 96",
        "levels[1].transformer.heads   | [2, 4, 8]            | 4 2 8",
        "levels[*].transformer.heads   | [2, 8]               | 4 2 8",
        "transformer.shared_kv         | [self, both]         | none self both",
        "transformer.shared_kv         | [both, none]         | none both",
        "levels[1].resnets             | [1, 2]               | 1 2",
        "levels[0].up.resnets          | [1, 3]               | 2 1 3",
        "transformer.feed_forward.ratio| [2, 3.5]             | 4 2 3.5",
        "levels[1].up.transformer.self_attention | [false]    | true false",
        "levels[0].transformers        | [[0], [1], [2]]      | 1 0 2",
        "levels[0].up.transformers     | [[1, 0], [0, 2], [1, 1]] | 1-1 1-0 0-2",
        "latent.in_channels            | [9]                  | 4 9",
        "levels[-1].channels           | [64, 96]             | 64 96",
        "['levels[0].transformers', 'middle.transformers'] | [2] | 1 2",
      })
  void theBasesOptionIsFirst(String path, String values, String names) {
    Factor factor = factor("path: " + quoted(path) + ", values: " + values);

    assertThat(factor.options().stream().map(Option::name).toList())
        .containsExactly(names.split(" "));
    assertThat(factor.base().patch()).isEqualTo(SpecPatch.EMPTY);
  }

  @Test
  void aRangeHasBothEnds() {
    Factor up = factor("path: 'levels[1].channels', range: [32, 96], step: 16");
    Factor down = factor("path: transformer.feed_forward.ratio, range: [3, 2], step: -0.25");

    assertThat(up.numbers().orElseThrow()).isEqualTo(numbers("64", "32", "48", "80", "96"));
    assertThat(up.values().orElseThrow().isBaseAdded()).isFalse();
    assertThat(down.options().stream().map(Option::name))
        .containsExactly("4", "3", "2.75", "2.5", "2.25", "2");
    assertThat(down.values().orElseThrow().isBaseAdded()).isTrue();
  }

  @Test
  void wordsAreNoNumbers() {
    assertThat(factor("path: transformer.shared_kv, values: [self]").numbers()).isEmpty();
    assertThat(factor("path: 'levels[0].transformers', values: [[1], [2]]").numbers())
        .contains(numbers("1", "2"));
    assertThat(factor("path: 'levels[0].up.transformers', values: [[1, 0]]").numbers()).isEmpty();
  }

  @Test
  void evidenceByValueIsAgainstTheBases() {
    Factor factor =
        factor(
            "path: 'levels[1].channels', values: [32, 96], evidence: [{metric: fid, changes: {32:"
                + " 0.5, 64: 0}, sd: 0.2, kind: assumed, firmness: low, source: a guess}, {metric:"
                + " clip, baseline: 0.3, changes: {32: -0.01}, kind: assumed, firmness: low,"
                + " source: a guess}]");

    List<Evidence> of32 = factor.option("32").orElseThrow().evidence();
    assertThat(of32.stream().map(Evidence::effect))
        .containsExactly(
            new Effect.Absolute(new BigDecimal("20.5"), new BigDecimal("20")),
            new Effect.Absolute(new BigDecimal("0.29"), new BigDecimal("0.3")));
    assertThat(of32.get(0).sd()).hasValue(0.2);
    assertThat(factor.base().evidence()).isEmpty();
    assertThat(factor.option("96").orElseThrow().evidence()).isEmpty();
  }

  @Test
  void aConditionNamesValues() {
    StudySpec study =
        study(
            "- {name: depth, path: middle.transformers, values: [0, 1, 2]}\n"
                + "- {name: f, path: middle.transformer.heads, values: [2], only_if: {depth: [1,"
                + " 2]}}");

    Option heads = study.factors().get(1).changes().get(0);
    assertThat(heads.onlyIf().allowed()).isEqualTo(Map.of("depth", List.of("1", "2")));
  }

  @Test
  void anOptionIsTheBaseWithItsValueAtEachPath() {
    Random random = new Random(11);
    List<String> paths =
        List.of(
            "levels[0].channels",
            "levels[1].channels",
            "levels[0].resnets",
            "middle.transformers",
            "levels[1].up.transformers",
            "levels[0].transformer.heads",
            "middle.transformer.heads",
            "levels[1].up.transformer.feed_forward.ratio",
            "resnet.kernel",
            "levels[*].up.resnets");
    for (int i = 0; i < 60; i++) {
      String path = paths.get(random.nextInt(paths.size()));
      List<Integer> values = new ArrayList<>(IntStream.rangeClosed(1, 9).boxed().toList());
      Collections.shuffle(values, random);
      values = values.subList(0, 1 + random.nextInt(8));
      StudySpec study = study("- {name: f, path: '" + path + "', values: " + values + "}");
      Factor factor = study.factors().get(0);

      assertThat(Settings.of(patched(study.base(), path + "=" + factor.base().name())))
          .as("%s of the base", path)
          .isEqualTo(Settings.of(study.base().spec()));
      assertThat(factor.options().stream().skip(1).map(it -> Integer.valueOf(it.name())))
          .isEqualTo(values.stream().filter(it -> !factor.base().name().equals("" + it)).toList());
      for (Option option : factor.changes()) {
        Variant variant = Variant.of(study.factors(), Map.of("f", option.name()));
        assertThat(new VariantBuilder(study).build(variant, new Problems()).map(it -> it.hash()))
            .isEqualTo(
                SpecLoader.fromTree(
                        study.base().tree(),
                        SpecPatch.parse(path + "=" + option.name(), new Problems()),
                        new Problems())
                    .map(it -> it.hash()));
      }
    }
  }

  private static NetworkSpec patched(Base base, String set) {
    SpecPatch patch = SpecPatch.parse(set, new Problems());
    return SpecLoader.fromTree(base.tree(), patch, new Problems()).orElseThrow();
  }

  private static List<BigDecimal> numbers(String... texts) {
    return Arrays.stream(texts).map(BigDecimal::new).toList();
  }

  private static String quoted(String path) {
    return path.startsWith("[") ? path : "'" + path.strip() + "'";
  }

  private static Factor factor(String form) {
    return study("- {name: f, " + form + "}").factors().get(0);
  }

  private static StudySpec study(String factors) {
    String text =
        "kind: study\nname: x\nbase: tiny.yaml\nquality: [{metric: fid, value: 20, kind: assumed,"
            + " firmness: low, source: a guess}]\nfactors:\n"
            + factors
            + "\ndesign: {one_at_a_time: all}\nselect: {minimize: macs}\n";
    Problems problems = new Problems();
    Source source = new Source("study.yaml", text);
    return StudyLoader.load(source, Studies.DIRECTORY, SpecPatch.EMPTY, problems)
        .orElseThrow(() -> new AssertionError(problems.all()));
  }
}
