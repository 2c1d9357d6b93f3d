package io.unetlab.ablations.space;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.unetlab.ablations.study.Factor;
import io.unetlab.ablations.study.StudyLoader;
import io.unetlab.ablations.study.StudySpec;
import io.unetlab.profiler.metric.MetricSet;
import io.unetlab.profiler.metric.Metrics;
import io.unetlab.spec.model.NetworkSpec;
import io.unetlab.spec.source.Problems;
import io.unetlab.spec.source.SpecException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class SpaceTablesTest {

  @Test
  void partsOfAUNetDependOnTheirOwnFactors() {
    StudySpec study =
        Spaces.around("models/sd15.yaml")
            .factor("width", "levels[1].channels", 512, 576)
            .factor("depth", "levels[1].transformers", 0, 2)
            .factor("up_depth", "levels[1].up.transformers", 0, 2)
            .factor("self", "levels[1].transformer.self_attention", false)
            .factor("middle", "middle.transformers", 2)
            .factor("ratio", "transformer.feed_forward.ratio", 3)
            .factor("heads", "transformer.heads", 16)
            .study();
    TabledSpace space = SpaceTables.of(study);
    assertThat(factors(study, space, "self_attentions"))
        .containsExactlyInAnyOrder(Set.of("depth", "up_depth", "self"), Set.of("middle"));
    assertThat(factors(study, space, "params"))
        .contains(Set.of("width", "depth", "up_depth", "self"), Set.of("middle", "ratio"))
        .noneMatch(it -> it.contains("heads"));
    assertThat(factors(study, space, "flops")).contains(Set.of("middle", "heads"));
    assertThat(space.column(CellMetrics.PEAK)).isPresent();
    assertAddsUp(study, space, 200);
  }

  @Test
  void aDecoder() {
    StudySpec study =
        Spaces.around("models/sd_vae_decoder.yaml")
            .factor("outer", "levels[0].channels", 64, 96)
            .factor("inner", "levels[3].channels", 256, 384)
            .factor("resnets", "levels[1].resnets", 1, 2)
            .factor("attention", "middle.attention", false)
            .study();
    TabledSpace space = SpaceTables.of(study);
    assertThat(factors(study, space, "resnets")).containsExactly(Set.of("resnets"));
    assertAddsUp(study, space, 54);
  }

  @Test
  void aTextEncoder() {
    StudySpec study =
        Spaces.around("models/clip_vit_l14.yaml")
            .factor("width", "width", 384, 576)
            .factor("layers", "layers", 6, 8)
            .factor("ratio", "feed_forward.ratio", 2)
            .study();
    assertAddsUp(study, SpaceTables.of(study), 18);
  }

  /** Steps multiply what the UNet's cells compute and nothing else. */
  @Test
  void aPipelineWithAnotherDecoder() {
    StudySpec study =
        Spaces.around("pipelines/sd15_pipeline.yaml")
            .factor("steps", "steps", 20, 25)
            .factor("decoder", "decoder", "models/taesd_decoder.yaml")
            .factor("depth", "unet.levels[0].transformers", 0)
            .study();
    TabledSpace space = SpaceTables.of(study);
    assertThat(factors(study, space, "macs"))
        .containsExactlyInAnyOrder(Set.of("steps", "depth"), Set.of("decoder"));
    assertThat(factors(study, space, "params"))
        .containsExactlyInAnyOrder(Set.of("depth"), Set.of("decoder"));
    assertAddsUp(study, space, 12);
  }

  /** A packed type rounds each tensor up, and each live buffer. */
  @Test
  void bytesAreThoseOfTheStudysPrecision() {
    StudySpec study =
        Spaces.around("models/sd15.yaml")
            .factor("width", "levels[0].channels", 288)
            .factor("depth", "levels[0].transformers", 0)
            .with("precision: int4")
            .study();
    assertAddsUp(study, SpaceTables.of(study), 4);
  }

  /** A rule that two factors break together is a relation of these two. */
  @Test
  void aRuleOfNetworksIsARelation() {
    StudySpec study =
        Spaces.around("models/sd15.yaml")
            .factor("width", "levels[1].channels", 512)
            .factor("self", "levels[0].transformer.self_attention", false)
            .factor("cross", "levels[0].transformer.cross_attention", false)
            .study();
    TabledSpace space = SpaceTables.of(study);
    assertThat(space.relations()).hasSize(1);
    assertThat(space.relations().get(0).allowed().factors()).containsExactly(1, 2);
    assertThat(space.exists(new int[] {0, 1, 1})).isFalse();
    assertThat(space.exists(new int[] {1, 1, 0})).isTrue();
  }

  /** A factor whose condition fails has the base's option, which is always allowed. */
  @Test
  void aConditionIsARelation() {
    StudySpec study =
        Spaces.around("models/sd15.yaml")
            .factor("depth", "levels[0].transformers", 0)
            .and("  - name: self")
            .and("    only_if: {depth: base}")
            .and("    options:")
            .and("      - {name: on}")
            .and("      - {name: off, set: {\"levels[0].transformer.self_attention\": false}}")
            .study();
    TabledSpace space = SpaceTables.of(study);
    assertThat(space.exists(new int[] {1, 0})).isTrue();
    assertThat(space.exists(new int[] {0, 1})).isTrue();
    assertThat(space.exists(new int[] {1, 1})).isFalse();
    assertAddsUp(study, space, 10);
  }

  /** Heads have to divide the channels, but only where there is a transformer. */
  @Test
  void aRuleThatHoldsInSomeContexts() {
    StudySpec study =
        Spaces.around("models/sd15.yaml")
            .factor("width", "levels[0].channels", 352, 384, 416)
            .factor("heads", "levels[0].transformer.heads", 10, 12, 20)
            .factor("depth", "levels[0].transformers", 0)
            .factor("up_depth", "levels[0].up.transformers", 0)
            .factor("ratio", "transformer.feed_forward.ratio", 3)
            .study();
    TabledSpace space = SpaceTables.of(study);
    assertExistsAsBuilt(study, space);
    assertAddsUp(study, space, 50);
  }

  @Test
  void aComparisonIsARelation() {
    StudySpec study =
        Spaces.around("models/sd15.yaml")
            .and("  - {name: outer, path: \"levels[0].channels\", values: [320, 256, 448]}")
            .and("  - {name: inner, path: \"levels[1].channels\", values: [640, 384]}")
            .with("constraints: [\"inner >= outer\"]")
            .study();
    TabledSpace space = SpaceTables.of(study);
    assertThat(space.exists(new int[] {2, 1})).isFalse();
    assertThat(space.exists(new int[] {1, 1})).isTrue();
    assertAddsUp(study, space, 10);
  }

  @Test
  void aTableThatIsTooLargeIsRefusedByName() {
    StudySpec study =
        Spaces.around("models/sd15.yaml")
            .factor("width", "levels[1].channels", 512)
            .factor("depth", "levels[1].transformers", 0)
            .study();
    assertThatThrownBy(() -> SpaceTables.withBytesMoved(study, 3))
        .isInstanceOf(SpecException.class)
        .hasMessageContaining("STUDY037")
        .hasMessageContaining("4 combinations of width, depth; at most 3");
  }

  /** The space of 10^12 networks around MobileDiffusion. */
  @Test
  @Tag("slow")
  void aSpaceBeyondEnumeration() {
    StudySpec study = StudyLoader.load(Path.of("../examples/mobilediffusion/search.yaml"));
    TabledSpace space = SpaceTables.of(study);
    assertThat(space.columns()).hasSize(CellMetrics.COUNTED.size());
    assertAddsUp(study, space, 1500);
  }

  private static void assertExistsAsBuilt(StudySpec study, TabledSpace space) {
    Observer observer = new Observer(study);
    int[] sizes = Configurations.sizes(study.factors());
    int[] configuration = new int[sizes.length];
    int all = Arrays.stream(sizes).reduce(1, (a, b) -> a * b);
    for (int i = 0; i < all; i++) {
      int rest = i;
      for (int j = 0; j < sizes.length; j++) {
        configuration[j] = rest % sizes[j];
        rest /= sizes[j];
      }
      assertThat(space.exists(configuration))
          .as(Arrays.toString(configuration))
          .isEqualTo(observer.network(configuration, new Problems()).isPresent());
    }
  }

  private static List<Set<String>> factors(StudySpec study, TabledSpace space, String metric) {
    return space.column(Metrics.find(metric).orElseThrow()).orElseThrow().tables().stream()
        .map(table -> Arrays.stream(table.factors()).mapToObj(study.factors()::get))
        .map(some -> some.map(Factor::name).collect(Collectors.toSet()))
        .toList();
  }

  private static void assertAddsUp(StudySpec study, TabledSpace space, int count) {
    Observer observer = new Observer(study);
    Configurations configurations =
        new Configurations(Configurations.sizes(study.factors()), space.relations());
    Random random = new Random(3);
    for (int i = 0; i < count; i++) {
      int[] configuration = configurations.complete(configurations.free(), random).orElseThrow();
      NetworkSpec network = observer.network(configuration, new Problems()).orElseThrow();
      MetricSet counted = Metrics.counted(network, study.precision());
      for (Column column : space.columns()) {
        counted
            .get(column.metric().name())
            .ifPresent(
                value ->
                    assertThat(column.decimal(column.at(configuration)))
                        .as(column.metric().name() + " of " + Arrays.toString(configuration))
                        .isEqualByComparingTo(value));
      }
    }
  }
}
