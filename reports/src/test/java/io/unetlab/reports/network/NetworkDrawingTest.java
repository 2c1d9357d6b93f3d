package io.unetlab.reports.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.unetlab.profiler.cost.Cost;
import io.unetlab.profiler.metric.CountedNetwork;
import io.unetlab.profiler.metric.CountedPart;
import io.unetlab.reports.network.DrawnStage.Place;
import io.unetlab.reports.table.Cell;
import io.unetlab.reports.table.Cell.Words;
import io.unetlab.reports.view.DiffView;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class NetworkDrawingTest {

  private static final String BASE = "mobilediffusion/small_base.yaml";

  static List<String> all() {
    return Examples.all();
  }

  @ParameterizedTest
  @MethodSource("all")
  void everyOperationIsInOneBlockAndTheirCostsAddUp(String file) {
    CountedNetwork network = Examples.counted(file);
    NetworkDrawing drawing = NetworkDrawing.of(network);
    assertThat(drawing.parts()).hasSameSizeAs(network.parts().parts());
    for (int i = 0; i < drawing.parts().size(); i++) {
      CountedPart counted = network.parts().parts().get(i);
      List<DrawnBlock> blocks = drawing.parts().get(i).blocks().toList();
      assertThat(blocks.stream().map(DrawnBlock::cost).reduce(Cost.ZERO, Cost::plus))
          .isEqualTo(counted.report().total());
      assertThat(blocks.stream().flatMap(it -> names(it).stream()))
          .doesNotHaveDuplicates()
          .hasSameSizeAs(counted.report().graph().nodes());
      assertThat(blocks).extracting(it -> it.scope() + " " + it.role()).doesNotHaveDuplicates();
    }
  }

  private static List<String> names(DrawnBlock block) {
    return block.operations().stream().map(it -> block.key() + block.scope() + it.name()).toList();
  }

  @Test
  void aUNetIsFoldedAndItsSkipsArePairs() {
    DrawnPart sd15 = Examples.drawing("models/sd15.yaml").parts().get(0);
    assertThat(sd15.isFolded()).isTrue();
    assertThat(sd15.skips()).hasSize(12);
    assertThat(sd15.stages())
        .extracting(DrawnStage::place, DrawnStage::level)
        .startsWith(tuple(Place.START, 0), tuple(Place.DOWN, 0))
        .endsWith(tuple(Place.UP, 0), tuple(Place.END, 0));
    DrawnLine first = sd15.stages().get(1).lines().get(0);
    assertThat(first.blocks())
        .extracting(DrawnBlock::role)
        .containsExactly(
            "resnet", "projection", "self_attention", "cross_attention", "feed_forward");
    assertThat(first.blocks())
        .extracting(DrawnBlock::frame)
        .containsExactly(false, true, false, false, false);
    assertThat(first.channels()).isEqualTo(320);
  }

  @Test
  void otherNetworksAreChains() {
    assertThat(Examples.drawing("models/clip_vit_l14.yaml").parts().get(0).isFolded()).isFalse();
    assertThat(Examples.drawing("models/taesd_decoder.yaml").parts().get(0).isFolded()).isFalse();
    assertThat(Examples.drawing("pipelines/sd15_pipeline.yaml").parts())
        .extracting(DrawnPart::word)
        .containsExactly("text_encoder", "unet", "decoder");
  }

  @Test
  void repeatsAndDepthwiseConvolutionsAreSeen() {
    List<DrawnBlock> sdxl = Examples.drawing("models/sdxl.yaml").parts().get(0).blocks().toList();
    assertThat(sdxl).extracting(DrawnBlock::repeats).contains(1, 2, 10);
    assertThat(sdxl).noneMatch(DrawnBlock::depthwise);
    assertThat(Examples.drawing("models/snapgen.yaml").parts().get(0).blocks())
        .anyMatch(DrawnBlock::depthwise);
  }

  @ParameterizedTest
  @CsvSource({
    "models/sd15.yaml, models/sd15.yaml",
    "models/sd15.yaml, models/bk_sdm_base.yaml",
    "models/sd15.yaml, models/snapfusion.yaml",
    "models/bk_sdm_small.yaml, models/sd15.yaml",
    "models/sd_vae_decoder.yaml, models/mobilediffusion_decoder.yaml"
  })
  void marksAreThoseOfDiff(String before, String after) {
    CountedNetwork base = Examples.counted(before);
    CountedNetwork other = Examples.counted(after);
    DrawnPart drawn = NetworkDrawing.of(other).against(NetworkDrawing.of(base)).parts().get(0);
    Map<String, String> told =
        DiffView.of(base, other, 4).rows().stream()
            .collect(Collectors.toMap(it -> value(it.get(0)), it -> value(it.get(1))));
    Map<String, List<DrawnBlock>> marks =
        drawn.stages().stream()
            .filter(it -> it.place() != Place.START && it.place() != Place.END)
            .flatMap(it -> it.lines().stream())
            .flatMap(it -> it.blocks().stream())
            .collect(Collectors.groupingBy(DrawnBlock::scope));
    marks.forEach(
        (scope, blocks) -> {
          boolean marked = blocks.stream().anyMatch(it -> it.state() != State.SAME);
          boolean differs = blocks.stream().anyMatch(it -> differs(it, told.keySet()));
          assertThat(marked).as(scope).isEqualTo(differs || isInside(scope, told));
        });
  }

  private static String value(Cell cell) {
    return ((Words) cell).value();
  }

  // The module, or an operation beside it that belongs to it: the joined skip.
  private static boolean differs(DrawnBlock block, Set<String> told) {
    String stage = block.scope().substring(0, block.scope().length() - block.name().length());
    return told.contains(block.scope())
        || block.operations().stream().anyMatch(it -> told.contains(stage + it.name()));
  }

  // What exists on one side only is drawn without its parts.
  private static boolean isInside(String scope, Map<String, String> told) {
    return told.entrySet().stream()
        .filter(it -> it.getValue().equals("added") || it.getValue().equals("removed"))
        .anyMatch(it -> scope.startsWith(it.getKey() + "."));
  }

  @Test
  void levelsCorrespondWhateverTheirScopesAreNumbered() {
    DrawnPart tiny =
        Examples.drawing("models/bk_sdm_tiny.yaml")
            .against(Examples.drawing("models/sd15.yaml"))
            .parts()
            .get(0);
    assertThat(tiny.blocks().filter(it -> it.scope().equals("up_blocks.2.resnets.1")))
        .singleElement()
        .extracting(DrawnBlock::state)
        .isEqualTo(State.SAME);
  }

  @Test
  void whatOnlyTheBaseHasStaysInItsPlaceAndCountsNothing() {
    NetworkDrawing base = Examples.drawing(BASE);
    NetworkDrawing other =
        Examples.drawing(BASE, "levels[0].transformer.self_attention=false").against(base);
    List<DrawnBlock> blocks = other.parts().get(0).blocks().toList();
    assertThat(blocks.stream().map(it -> it.scope() + it.role()))
        .containsExactlyElementsOf(
            base.parts().get(0).blocks().map(it -> it.scope() + it.role()).toList());
    assertThat(blocks.stream().filter(it -> it.state() == State.REMOVED))
        .isNotEmpty()
        .allMatch(it -> it.role().equals("self_attention"));
    assertThat(
            blocks.stream()
                .filter(it -> it.state() != State.REMOVED)
                .map(DrawnBlock::cost)
                .reduce(Cost.ZERO, Cost::plus))
        .isEqualTo(other.total());
    assertThat(other.parts().get(0).lines().mapToLong(DrawnLine::macs).sum())
        .isEqualTo(other.total().macs());
  }

  @Test
  void anOverlaySumsTheNumbersOfALinesModules() {
    DrawnPart part = Examples.drawing(BASE).parts().get(0);
    Map<String, Double> latencies =
        Map.of(
            "down_blocks.0.resnets.0.conv1", 2.0,
            "down_blocks.0.resnets.0.conv2", 3.0,
            "down_blocks.0.attentions.0", 4.0,
            "down_blocks.0.resnets.01", 8.0);
    Overlay overlay = Overlay.of("ms", latencies, it -> it + " ms");
    assertThat(part.lines().map(overlay.value()::applyAsDouble).filter(it -> it > 0))
        .containsExactly(9.0);
  }

  @Test
  void whatOnlyALaterListHasFollowsWhatItFollowsThere() {
    assertThat(Merge.of(List.of(1, 2, 3), List.of(1, 7, 3, 8))).containsExactly(1, 7, 2, 3, 8);
    assertThat(Merge.of(List.of(), List.of(1, 2))).containsExactly(1, 2);
  }
}
