package io.unetlab.spec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.unetlab.spec.model.BlockSpec;
import io.unetlab.spec.model.LevelSpec;
import io.unetlab.spec.model.NetworkSpec;
import io.unetlab.spec.model.SelfAttention;
import io.unetlab.spec.model.UNetSpec;
import io.unetlab.spec.path.SpecPatch;
import io.unetlab.spec.source.Problem;
import io.unetlab.spec.source.Problems;
import io.unetlab.spec.source.Source;
import io.unetlab.spec.source.SpecCode;
import io.unetlab.spec.source.SpecException;
import io.unetlab.spec.yaml.MapNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SpecLoaderTest {

  private static final Path SEEDS = Path.of("src/test/resources/seeds");

  private static SpecPatch set(String assignment) {
    return SpecPatch.parse(assignment, new Problems());
  }

  @Test
  void readsAWholeFile() {
    UNetSpec spec = NetworkKinds.UNET.require(SpecLoader.load(SEEDS.resolve("base.yaml")));

    assertThat(spec.levels()).extracting(LevelSpec::channels).containsExactly(320, 640, 1280, 1280);
    assertThat(spec.title()).isEqualTo("A base");
    assertThat(spec.levels().get(3).down().location()).hasToString(SEEDS + "/base.yaml:17:5");
  }

  @Test
  void aDerivedFileHasItsOwnNameAndInheritsTheRest() {
    UNetSpec base = NetworkKinds.UNET.require(SpecLoader.load(SEEDS.resolve("base.yaml")));
    UNetSpec spec = NetworkKinds.UNET.require(SpecLoader.load(SEEDS.resolve("derived-twice.yaml")));

    assertThat(spec.name()).isEqualTo("derived-twice");
    assertThat(spec.title()).isEqualTo("derived-twice");
    assertThat(spec.levels().get(0).down().transformers()).containsExactly(0, 0);
    assertThat(spec.levels().get(1).up().transformer().selfAttention())
        .isEqualTo(SelfAttention.FALSE);
    assertThat(spec.middle().orElseThrow().transformer().attentions().heads().width()).hasValue(64);
    assertThat(spec.blocks().map(BlockSpec::resnets))
        .containsExactlyElementsOf(base.blocks().map(BlockSpec::resnets).toList());
  }

  @Test
  void aPatchAppliesAfterTheFilesOwnChanges() {
    UNetSpec spec =
        NetworkKinds.UNET.require(
            SpecLoader.load(SEEDS.resolve("derived.yaml"), set("levels[0].transformers=2")));

    assertThat(spec.levels().get(0).down().transformers()).containsExactly(2, 2);
  }

  @Test
  void aTextIsReadRelativeToADirectory() {
    Source source = new Source("typed", "{kind: unet, name: typed, extends: derived.yaml}");

    UNetSpec spec = NetworkKinds.UNET.require(SpecLoader.load(source, SEEDS, SpecPatch.EMPTY));

    assertThat(spec.name()).isEqualTo("typed");
    assertThat(spec.levels().get(0).down().transformers()).containsExactly(0, 0);
  }

  @Test
  void aTreeCanBePatchedRepeatedly() {
    Problems problems = new Problems();
    MapNode tree = SpecLoader.tree(SEEDS.resolve("derived.yaml"), problems).orElseThrow();

    UNetSpec none =
        NetworkKinds.UNET.require(
            SpecLoader.fromTree(tree, set("middle=none"), problems).orElseThrow());
    NetworkSpec bad = SpecLoader.fromTree(tree, set("groups=7"), new Problems()).orElse(none);
    NetworkSpec same = SpecLoader.fromTree(tree, SpecPatch.EMPTY, problems).orElseThrow();

    assertThat(none.middle()).isEmpty();
    assertThat(bad).isSameAs(none);
    assertThat(same).isEqualTo(SpecLoader.load(SEEDS.resolve("derived.yaml")));
    assertThat(problems.all()).isEmpty();
  }

  @Test
  void aProblemCausedByAPatchPointsAtThePatch() {
    assertThatThrownBy(
            () ->
                SpecLoader.load(
                    SEEDS.resolve("base.yaml"),
                    set("levels[*].transformer.self_atention = false")
                        .andThen(set("latent.size=[64, 6x]"))
                        .andThen(set("middle.resnets=~"))))
        .isInstanceOf(SpecException.class)
        .hasMessage(
            """
            --set:1:18: error SPEC012: expected a whole number from 1 to 1000000 for \
            `latent.size[1]`, found `6x`
            --set:1:23: error SPEC010: unknown key `self_atention` in transformer \
            (did you mean `self_attention`?)
            --set:1:1: error SPEC011: `resnets` is missing in middle\
            """);
    assertThatThrownBy(() -> SpecLoader.load(SEEDS.resolve("base.yaml"), set("kind=vae")))
        .hasMessage("--set:1:6: error SPEC013: expected `unet` for `kind`, found `vae`");
    assertThatThrownBy(
            () -> SpecLoader.load(SEEDS.resolve("base.yaml"), set("levels[0].channels=321")))
        .hasMessageStartingWith("--set:1:20: error SPEC020: ");
  }

  @Test
  void problemsOfAllStagesAreReportedTogether(@TempDir Path directory) throws IOException {
    Files.writeString(directory.resolve("a.yaml"), "kind: unet\nname: a\nname: b\ngrups: 3\n");

    assertThatThrownBy(() -> SpecLoader.load(directory.resolve("a.yaml"), set("nowhere[0]=1")))
        .isInstanceOfSatisfying(
            SpecException.class,
            e ->
                assertThat(e.problems())
                    .extracting(Problem::code)
                    .containsExactly(
                        SpecCode.DUPLICATE_KEY,
                        SpecCode.BAD_PATH,
                        SpecCode.UNKNOWN_KEY,
                        SpecCode.MISSING_KEY,
                        SpecCode.MISSING_KEY,
                        SpecCode.MISSING_KEY,
                        SpecCode.MISSING_KEY));
  }

  @Test
  void aCircleIsFoundThroughLinksAndDetours(@TempDir Path directory) throws IOException {
    Path file = directory.resolve("a.yaml");
    Files.writeString(file, "kind: unet\nname: a\nextends: link.yaml\n");
    Files.createSymbolicLink(directory.resolve("link.yaml"), file);
    Problems problems = new Problems();

    assertThat(SpecLoader.load(file, SpecPatch.EMPTY, problems)).isEmpty();
    assertThat(problems.all()).extracting(Problem::code).containsExactly(SpecCode.EXTENDS_CYCLE);
  }
}
