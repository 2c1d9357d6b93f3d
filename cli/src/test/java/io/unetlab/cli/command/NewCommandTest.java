package io.unetlab.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.unetlab.cli.CommandRun;
import io.unetlab.cli.output.ExitCode;
import io.unetlab.training.recipe.Recipe;
import io.unetlab.training.recipe.RecipeHash;
import io.unetlab.training.recipe.RecipeLoader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Templates are sound, and what they suggest works. */
final class NewCommandTest {

  @TempDir private Path folder;

  @Test
  void templatesAreSoundAndNeverOverwrite() {
    Path unet = folder.resolve("unet.yaml");
    Path study = folder.resolve("mine.yaml");
    assertThat(CommandRun.of("new", "unet", "-o", unet.toString()).code()).isEqualTo(ExitCode.DONE);
    assertThat(CommandRun.of("new", "study", "-o", study.toString()).code())
        .isEqualTo(ExitCode.DONE);
    CommandRun valid = CommandRun.of("validate", unet.toString(), study.toString());
    assertThat(valid.err()).isEmpty();
    assertThat(valid.code()).isEqualTo(ExitCode.DONE);
    assertThat(CommandRun.of("new", "unet", "-o", unet.toString()).code())
        .isEqualTo(ExitCode.USER_INPUT);
  }

  @Test
  void theFirstChangeThatATemplateSuggestsIsOneAndTheTemplateStudyRuns() throws IOException {
    Path unet = folder.resolve("unet.yaml");
    Path study = folder.resolve("study.yaml");
    CommandRun.of("new", "unet", "-o", unet.toString());
    CommandRun.of("new", "study", "-o", study.toString());
    Files.writeString(
        study, Files.readString(study).replaceFirst("base: .*", "base: unet.yaml")); // one's own
    Matcher suggestion =
        Pattern.compile("unetlab diff (\\S+) --set '([^']+)'").matcher(Files.readString(unet));
    assertThat(suggestion.find()).isTrue();
    CommandRun diff =
        CommandRun.of("diff", suggestion.group(1), "--set", suggestion.group(2), "--format", "csv");
    assertThat(diff.out().lines().count()).isGreaterThan(2);
    assertThat(Files.readString(study)).doesNotContain("measured,", "firmness: high");
    CommandRun run =
        CommandRun.of(
            "run", study.toString(), "--no-latency", "--out", folder.resolve("out").toString());
    assertThat(run.code()).as(run.err()).isEqualTo(ExitCode.DONE);
    for (Path file : List.of(unet, study)) {
      assertThat(Files.readAllLines(file).get(0))
          .isEqualTo(
              "# yaml-language-server: $schema="
                  + CommandRun.home().resolve("schema/unetlab.schema.json").toUri());
    }
  }

  @Test
  void theTemplateOfAStudyIsSoundByItself() {
    Path study = folder.resolve("study.yaml");
    CommandRun.of("new", "study", "-o", study.toString());

    assertThat(CommandRun.of("validate", study.toString()).out()).contains("a sound study, study");
    assertThat(CommandRun.of("plan", study.toString()).out()).contains("4 variants");
  }

  @Test
  void theTemplateOfARecipeIsTheUsualOne() {
    Path file = folder.resolve("shapes.yaml");

    assertThat(CommandRun.of("new", "recipe", "-o", file.toString()).code())
        .isEqualTo(ExitCode.DONE);

    assertThat(CommandRun.of("validate", file.toString()).out()).contains("a sound recipe, shapes");
    assertThat(RecipeHash.training(RecipeLoader.load(file)))
        .isEqualTo(RecipeHash.training(Recipe.shapes()));
    assertThat(RecipeHash.judging(RecipeLoader.load(file)))
        .isEqualTo(RecipeHash.judging(Recipe.shapes()));
  }

  @Test
  void aTemplateForAnAwkwardNameIsSound() {
    Path file = folder.resolve("null.yaml");

    assertThat(CommandRun.of("new", "unet", "-o", file.toString()).code()).isEqualTo(ExitCode.DONE);
    assertThat(CommandRun.of("validate", file.toString()).out()).contains("a sound network, null");
  }
}
