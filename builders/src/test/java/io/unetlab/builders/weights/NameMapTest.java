package io.unetlab.builders.weights;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.unetlab.builders.Networks;
import io.unetlab.builders.graph.Graph;
import io.unetlab.builders.weights.Transfer.Outcome;
import io.unetlab.builders.weights.Transfer.Row;
import io.unetlab.spec.SpecLoader;
import io.unetlab.spec.source.Problem;
import io.unetlab.spec.source.SpecException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A student starts from the layers that its maps name, tensor by tensor. */
class NameMapTest {

  private static final String LEVELS =
      "levels=[{channels: 16, resnets: %1$d, transformers: 1},"
          + " {channels: 24, resnets: %1$d, transformers: 1},"
          + " {channels: 32, resnets: %1$d, transformers: 1}%2$s]";
  private static final String LOWEST = ", {channels: 32, resnets: %d}";

  /** Four levels of Stable Diffusion 1.5's form. */
  private static final Graph TEACHER = student(2, true);

  private static final WeightStore WEIGHTS = Initializers.seeded(TEACHER, 1);

  /** From the table in the training code, written out; every other weight has its own name. */
  private static final Map<String, String> BASE =
      Map.of(
          "up_blocks.0.resnets.1.", "up_blocks.0.resnets.2.",
          "up_blocks.1.resnets.1.", "up_blocks.1.resnets.2.",
          "up_blocks.1.attentions.1.", "up_blocks.1.attentions.2.",
          "up_blocks.2.resnets.1.", "up_blocks.2.resnets.2.",
          "up_blocks.2.attentions.1.", "up_blocks.2.attentions.2.",
          "up_blocks.3.resnets.1.", "up_blocks.3.resnets.2.",
          "up_blocks.3.attentions.1.", "up_blocks.3.attentions.2.");

  @Test
  void basesAndSmallsStartIsTheTrainingCodes() {
    assertStart(student(1, true), 442, BASE);
    assertStart(student(1, true, "middle=none"), 396, BASE);
  }

  @Test
  void tinysStartIsTheTrainingCodes() {
    Map<String, String> tiny =
        Map.ofEntries(
            Map.entry("up_blocks.0.resnets.0.", "up_blocks.1.resnets.0."),
            Map.entry("up_blocks.0.attentions.0.", "up_blocks.1.attentions.0."),
            Map.entry("up_blocks.0.resnets.1.", "up_blocks.1.resnets.2."),
            Map.entry("up_blocks.0.attentions.1.", "up_blocks.1.attentions.2."),
            Map.entry("up_blocks.0.upsamplers.", "up_blocks.1.upsamplers."),
            Map.entry("up_blocks.1.resnets.0.", "up_blocks.2.resnets.0."),
            Map.entry("up_blocks.1.attentions.0.", "up_blocks.2.attentions.0."),
            Map.entry("up_blocks.1.resnets.1.", "up_blocks.2.resnets.2."),
            Map.entry("up_blocks.1.attentions.1.", "up_blocks.2.attentions.2."),
            Map.entry("up_blocks.1.upsamplers.", "up_blocks.2.upsamplers."),
            Map.entry("up_blocks.2.resnets.0.", "up_blocks.3.resnets.0."),
            Map.entry("up_blocks.2.attentions.0.", "up_blocks.3.attentions.0."),
            Map.entry("up_blocks.2.resnets.1.", "up_blocks.3.resnets.2."),
            Map.entry("up_blocks.2.attentions.1.", "up_blocks.3.attentions.2."));
    assertStart(student(1, false, "middle=none"), 358, tiny);
  }

  /** Shapes only: no number is generated. */
  @ParameterizedTest
  @CsvSource({"bk_sdm_base, 442", "bk_sdm_small, 396", "bk_sdm_tiny, 358"})
  void publishedStudentsTakeEveryTensorWhole(String model, int tensors) {
    WeightStore teacher = Initializers.seeded(model("sd15"), 0);
    assertThat(Transfer.from(teacher, model(model), List.of("bk-sdm"), 0).rows())
        .hasSize(tensors)
        .allMatch(row -> row.outcome() == Outcome.TAKEN, "taken");
  }

  private static Graph model(String name) {
    return Networks.graph(SpecLoader.load(Path.of("../examples/models/" + name + ".yaml")));
  }

  private static void assertStart(Graph student, int tensors, Map<String, String> from) {
    Transfer transfer = Transfer.from(WEIGHTS, student, List.of("bk-sdm"), 0);
    assertThat(transfer.rows())
        .hasSize(tensors)
        .allMatch(row -> row.outcome() == Outcome.TAKEN, "taken");
    transfer
        .weights()
        .tensors()
        .values()
        .forEach(
            it ->
                assertThat(it.floats())
                    .as(it.name())
                    .isEqualTo(WEIGHTS.tensor(source(it.name(), from)).floats()));
  }

  private static String source(String name, Map<String, String> from) {
    return from.entrySet().stream()
        .filter(it -> name.startsWith(it.getKey()))
        .findFirst()
        .map(it -> it.getValue() + name.substring(it.getKey().length()))
        .orElse(name);
  }

  @Test
  void aStarStandsForTheSameTextInBoth() {
    Graph student = student(1, true);
    Transfer transfer =
        Transfer.from(WEIGHTS, student, List.of("up_blocks.*.resnets.1=up_blocks.*.resnets.2"), 0);
    Row row = row(transfer, "up_blocks.3.resnets.1.conv1.weight");
    assertThat(row.note()).isEqualTo("from up_blocks.3.resnets.2.conv1.weight");
    assertThat(transfer.weights().tensor(row.name()).floats())
        .isEqualTo(WEIGHTS.tensor("up_blocks.3.resnets.2.conv1.weight").floats());
    assertThat(row(transfer, "up_blocks.3.attentions.1.norm.weight").note()).isEmpty();
    assertThat(transfer.unused())
        .extracting(Tensor::name)
        .contains("up_blocks.3.resnets.1.conv1.weight")
        .doesNotContain("up_blocks.3.resnets.2.conv1.weight");
  }

  @Test
  void oneLayerMayStartSeveral() {
    Transfer transfer =
        Transfer.from(WEIGHTS, TEACHER, List.of("mid_block.resnets.1=mid_block.resnets.0"), 0);
    assertThat(transfer.weights().tensor("mid_block.resnets.1.conv1.bias").floats())
        .isEqualTo(transfer.weights().tensor("mid_block.resnets.0.conv1.bias").floats());
  }

  @Test
  void aTensorThatTheCheckpointLacksIsNewAndSaysSo() {
    Transfer lacking =
        Transfer.from(
            WEIGHTS, TEACHER, List.of("up_blocks.*.attentions=down_blocks.*.attentions"), 0);
    Row row = row(lacking, "up_blocks.3.attentions.0.norm.weight");
    assertThat(row.outcome()).isEqualTo(Outcome.NEW);
    assertThat(row.note())
        .isEqualTo("the checkpoint has no down_blocks.3.attentions.0.norm.weight");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "nonsense | WEIGHT026 expected NETWORK=CHECKPOINT or bk-sdm, found `nonsense`",
        "a.*=a | WEIGHT026 `a.*` has 1 `*`, `a` has 0; each stands for the same text in both",
        "a..b=c | WEIGHT026 `a..b` is not a name of a layer with `*` in it",
        "=c | WEIGHT026 `` is not a name of a layer with `*` in it",
        "conv=conv_in | WEIGHT027 the network has no weight `conv`",
        "conv_in=conv | WEIGHT027 the checkpoint has no tensor `conv`",
        "bk-sdm | WEIGHT026 `bk-sdm` starts a network with two residual blocks on every level's way"
            + " up from one with three, and as many levels or more; these two networks do not have"
            + " this form",
      })
  void mistakesAreProblems(String map, String problem) {
    assertThatThrownBy(() -> Transfer.from(WEIGHTS, TEACHER, List.of(map), 0))
        .isInstanceOfSatisfying(
            SpecException.class, it -> assertThat(text(it.problems().get(0))).isEqualTo(problem));
  }

  @Test
  void twoMapsThatDisagreeAreAProblem() {
    List<String> maps =
        List.of("up_blocks.*.resnets.1=up_blocks.*.resnets.2", "up_blocks.3=up_blocks.2");
    assertThatThrownBy(() -> Transfer.from(WEIGHTS, student(1, true), maps, 0))
        .isInstanceOfSatisfying(
            SpecException.class,
            it ->
                assertThat(text(it.problems().get(0)))
                    .startsWith("WEIGHT028 up_blocks.3.resnets.1.")
                    .endsWith("with `up_blocks.*.resnets.1=up_blocks.*.resnets.2`"));
  }

  private static String text(Problem problem) {
    return problem.code().id() + " " + problem.message();
  }

  private static Row row(Transfer transfer, String name) {
    return transfer.rows().stream().filter(it -> it.name().equals(name)).findFirst().orElseThrow();
  }

  private static Graph student(int resnets, boolean lowest, String... changes) {
    String levels = LEVELS.formatted(resnets, lowest ? LOWEST.formatted(resnets) : "");
    String[] all = new String[changes.length + 1];
    all[0] = levels;
    System.arraycopy(changes, 0, all, 1, changes.length);
    return Small.graph("sd15_tiny", all);
  }
}
