package io.unetlab.reports.networks;

import static org.assertj.core.api.Assertions.assertThat;

import io.unetlab.profiler.cost.Cost;
import io.unetlab.profiler.cost.CostTree;
import io.unetlab.profiler.metric.CountedNetwork;
import io.unetlab.reports.Fixtures;
import io.unetlab.spec.SpecLoader;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Modules of several networks, aligned. */
class ModuleRowTest {

  private static CountedNetwork example(String file) {
    return CountedNetwork.of(SpecLoader.load(Path.of("../examples").resolve(file)));
  }

  private static NetworkSet set(CountedNetwork... networks) {
    return NetworkSet.of(List.of(networks), 0, List.of());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "models/bk_sdm_base.yaml",
        "models/taesd_decoder.yaml",
        "models/clip_vit_l14.yaml",
        "pipelines/bk_sdm_tiny_pipeline.yaml"
      })
  void everyCostIsInOneRowOfEachDepth(String other) {
    NetworkSet networks = set(example("models/sd15.yaml"), example(other));
    List<ModuleRow> rows = ModuleRow.of(networks);

    assertThat(rows).extracting(ModuleRow::path).doesNotHaveDuplicates();
    for (int i = 0; i < 2; i++) {
      int network = i;
      Cost sum =
          rows.stream()
              .filter(it -> it.depth() == 1)
              .flatMap(it -> it.costs().get(network).stream())
              .map(CostTree::cost)
              .reduce(Cost.ZERO, Cost::plus);
      Cost total = networks.networks().get(i).counted().parts().total();
      assertThat(sum.macs()).isEqualTo(total.macs());
      assertThat(sum.params()).isEqualTo(total.params());
    }
  }

  @Test
  void aNetworkBesideAPipelineIsItsPartOfThatKind() {
    NetworkSet networks =
        set(example("pipelines/sd15_pipeline.yaml"), example("models/bk_sdm_base.yaml"));
    ModuleRow unet =
        ModuleRow.of(networks).stream()
            .filter(it -> it.path().equals("unet.down_blocks.0"))
            .findFirst()
            .orElseThrow();

    assertThat(unet.costs()).allMatch(Optional::isPresent);
    assertThat(unet.differs()).isTrue();
  }

  @Test
  void onlyWhatDiffersDiffers() {
    CountedNetwork network = Fixtures.network();

    assertThat(ModuleRow.of(set(network, network))).noneMatch(ModuleRow::differs);
    List<ModuleRow> changed =
        ModuleRow.of(set(network, Fixtures.network("levels[0].transformers=0")));
    assertThat(changed.stream().filter(ModuleRow::differs).map(ModuleRow::path))
        .contains("down_blocks.0", "down_blocks.0.attentions.0")
        .doesNotContain("conv_in", "mid_block");
  }

  @Test
  void networksOfOneNameAreTold() {
    CountedNetwork network = Fixtures.network();
    String name = network.spec().name();

    assertThat(set(network, network, network).names())
        .containsExactly(name, name + " (2)", name + " (3)");
  }

  @Test
  void theTimesOfAModuleAreThoseOfItsOperations() {
    CountedNetwork network = Fixtures.network();
    NetworkSet networks =
        NetworkSet.of(List.of(network, network), 0, List.of(Timed.latency(network)));
    List<ModuleRow> rows = ModuleRow.of(networks);
    ModulesData.MetricColumns millis =
        ModulesData.of(networks, rows).metrics().stream()
            .filter(it -> it.name().equals("ms"))
            .findFirst()
            .orElseThrow();

    List<String> paths = rows.stream().map(ModuleRow::path).toList();
    assertThat(millis.values().get(0).get(paths.indexOf("conv_in"))).isEqualTo(2.0);
    double timed =
        IntStream.range(0, rows.size())
            .filter(it -> rows.get(it).depth() == 1)
            .mapToObj(millis.values().get(0)::get)
            .filter(it -> it != null)
            .mapToDouble(Number::doubleValue)
            .sum();
    assertThat(timed).isEqualTo(5.0);
    assertThat(LatencyRows.of(networks).rows()).hasSize(2);
  }
}
