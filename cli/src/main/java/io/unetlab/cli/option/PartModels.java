package io.unetlab.cli.option;

import io.unetlab.cli.installed.InstalledModels;
import io.unetlab.spec.pipeline.PartWord;
import io.unetlab.spec.source.Problems;
import io.unetlab.spec.source.Source;
import io.unetlab.spec.source.SpecCode;
import io.unetlab.spec.yaml.YamlText;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Models' names as parts of a pipeline: {@code --set decoder=taesd_decoder} means the file of that
 * model, as an argument does. A user's file of that name takes precedence.
 */
final class PartModels {

  private static final Pattern NAMED =
      Pattern.compile("([a-z_0-9]+)(\\s*=\\s*)([A-Za-z0-9_-]+)\\s*");

  private PartModels() {}

  /**
   * The assignment with the file in the place of the model's name; any other unchanged. What is
   * neither a file nor a model, and close to a model's name, is a problem.
   */
  static String named(String option, String assignment, Problems problems) {
    Matcher matcher = NAMED.matcher(assignment);
    if (!matcher.matches()
        || !isPart(matcher.group(1))
        || Files.exists(Path.of(matcher.group(3)))) {
      return assignment;
    }
    Optional<Path> model = InstalledModels.named(matcher.group(3));
    if (model.isEmpty()) {
      report(option, matcher, assignment, problems);
    }
    return model
        .map(file -> matcher.group(1) + matcher.group(2) + YamlText.scalar(file.toString()))
        .orElse(assignment);
  }

  private static void report(
      String option, Matcher assigned, String assignment, Problems problems) {
    String hint = InstalledModels.hint(assigned.group(3));
    if (!hint.isEmpty()) {
      problems.error(
          SpecCode.PART_MISSING,
          new Source(option, assignment).at(1, 1 + assigned.start(3)),
          assigned.group(1),
          "`"
              + assigned.group(3)
              + "` cannot be the `"
              + assigned.group(1)
              + "`: there is no such file and no such model",
          hint);
    }
  }

  private static boolean isPart(String path) {
    return Arrays.stream(PartWord.values()).anyMatch(it -> it.word().equals(path));
  }
}
