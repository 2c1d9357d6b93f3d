package io.unetlab.ablations.space;

import static org.assertj.core.api.Assertions.assertThat;

import io.unetlab.ablations.study.StudySpec;
import io.unetlab.profiler.metric.MetricSet;
import io.unetlab.profiler.metric.Metrics;
import io.unetlab.spec.model.NetworkSpec;
import io.unetlab.spec.source.Problems;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** On random spaces, tables say what building and counting each network says, rules included. */
@Tag("slow")
class RandomSpacesTest {

  private static final int NETWORKS = 200;

  /** A path, then values. Some break a rule alone, some only together. */
  private static final List<List<String>> FACTORS =
      List.of(
          List.of("levels[0].channels", "256", "352", "416"),
          List.of("levels[1].channels", "512", "600"),
          List.of("levels[2].channels", "960", "1000"),
          List.of("levels[3].channels", "1024"),
          List.of("levels[0].transformers", "0", "2"),
          List.of("levels[2].transformers", "0", "2"),
          List.of("levels[3].transformers", "1"),
          List.of("levels[0].up.transformers", "0", "1"),
          List.of("levels[0].transformer.self_attention", "false"),
          List.of("levels[0].transformer.cross_attention", "false"),
          List.of("levels[1].transformer.cross_attention", "false"),
          List.of("transformer.heads", "10", "12", "16"),
          List.of("levels[1].transformer.heads", "20", "10"),
          List.of("middle.transformer.heads", "16", "32"),
          List.of("groups", "16", "40"),
          List.of("transformer.feed_forward.ratio", "3", "2.5"),
          List.of("transformer.shared_kv", "self", "both"),
          List.of("transformer.attention", "relu"),
          List.of("middle.transformers", "0", "3"),
          List.of("levels[*].resnets", "1", "3"),
          List.of("levels[2].up.resnets", "1", "2"),
          List.of("resnet.conv", "separable"),
          List.of("levels[1].resnet.conv", "separable"),
          List.of("text.width", "1024"),
          List.of("latent.size", "32", "60"));

  @ParameterizedTest
  @ValueSource(longs = {2, 5, 7, 9, 18, 19})
  void tablesSayWhatNetworksSay(long seed) {
    Random random = new Random(seed);
    StudySpec study = space(random);
    TabledSpace space = SpaceTables.of(study);
    Observer observer = new Observer(study);
    int[] sizes = Configurations.sizes(study.factors());
    for (int i = 0; i < NETWORKS; i++) {
      int[] configuration = Arrays.stream(sizes).map(random::nextInt).toArray();
      String where = study.factors() + " " + Arrays.toString(configuration);
      Optional<NetworkSpec> network = observer.network(configuration, new Problems());
      assertThat(space.exists(configuration)).as(where).isEqualTo(network.isPresent());
      network.ifPresent(it -> assertCounts(study, space, configuration, it));
    }
  }

  private static StudySpec space(Random random) {
    List<List<String>> factors = new ArrayList<>(FACTORS);
    Collections.shuffle(factors, random);
    Spaces space = Spaces.around("models/sd15.yaml");
    for (List<String> factor : factors.subList(0, 6 + random.nextInt(8))) {
      String name = factor.get(0).replaceAll("[^a-z0-9]+", "_").replaceAll("_$", "");
      space.factor(name, factor.get(0), factor.subList(1, factor.size()).toArray());
    }
    return space.study();
  }

  private static void assertCounts(
      StudySpec study, TabledSpace space, int[] configuration, NetworkSpec network) {
    MetricSet counted = Metrics.counted(network, study.precision());
    for (Column column : space.columns()) {
      assertThat(column.decimal(column.at(configuration)))
          .as(column.metric().name() + " of " + Arrays.toString(configuration))
          .isEqualByComparingTo(counted.get(column.metric().name()).orElseThrow());
    }
  }
}
