package io.unetlab.ablations.space;

import static org.assertj.core.api.Assertions.assertThat;

import io.unetlab.ablations.study.StudySpec;
import io.unetlab.profiler.metric.MetricSet;
import io.unetlab.profiler.metric.Metrics;
import io.unetlab.spec.model.NetworkSpec;
import io.unetlab.spec.source.Problems;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SpaceTablesTest {

  /** Every column of random variants is what counting the whole network says. */
  @Test
  void tablesAddUpToTheWholeNetwork() {
    StudySpec study = Spaces.mobile().study();
    TabledSpace space = SpaceTables.of(study);
    assertAddsUp(study, space, 500);
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

  private static void assertAddsUp(StudySpec study, TabledSpace space, int count) {
    Observer observer = new Observer(study);
    Choices choices = new Choices(Choices.sizes(study.factors()), space.relations());
    Random random = new Random(3);
    for (int i = 0; i < count; i++) {
      int[] configuration = choices.complete(choices.free(), random).orElseThrow();
      NetworkSpec network = observer.network(configuration, new Problems()).orElseThrow();
      MetricSet counted = Metrics.counted(network, study.precision());
      for (Column column : space.columns()) {
        assertThat(column.decimal(column.at(configuration)))
            .as(column.metric().name() + " of " + Arrays.toString(configuration))
            .isEqualByComparingTo(counted.get(column.metric().name()).orElseThrow());
      }
    }
  }
}
