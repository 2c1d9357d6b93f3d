package io.unetlab.cli.output;

import io.unetlab.ablations.StudyCode;
import io.unetlab.cli.installed.InstalledModels;
import io.unetlab.spec.source.Problem;
import io.unetlab.spec.source.ProblemCode;
import io.unetlab.spec.source.SourceLocation;
import io.unetlab.spec.source.SpecCode;
import io.unetlab.training.recipe.RecipeCode;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Adds the file of a model to problems with missing files. Files name networks by their files,
 * while arguments may also name a model, so {@code base: sd15} is an obvious thing to write. The
 * language does not know which models come with the program; only the command line does.
 */
final class ModelHints {

  private static final Set<ProblemCode> MISSING =
      Set.of(
          SpecCode.EXTENDS_MISSING,
          SpecCode.PART_MISSING,
          StudyCode.FILE_MISSING,
          RecipeCode.FILE_MISSING);
  private static final Pattern NAME = Pattern.compile("[\"']?([\\w.-]+)[\"']?(?![\\w./\\\\-])");

  // Keys whose value is always a network.
  private static final Set<String> NETWORKS = Set.of("base", "extends");

  private ModelHints() {}

  /** The problem, with a hint at a model if a model's name is where a file was expected. */
  static Problem hinted(Problem problem) {
    return MISSING.contains(problem.code())
        ? typed(problem.location())
            .flatMap(typed -> hint(typed, problem))
            .map(hint -> with(problem, hint))
            .orElse(problem)
        : problem;
  }

  // Empty for a name with a directory, which is meant as a file.
  private static Optional<String> typed(SourceLocation location) {
    String line = location.source().line(location.line());
    if (line.codePointCount(0, line.length()) < location.column()) {
      return Optional.empty();
    }
    Matcher name = NAME.matcher(line.substring(line.offsetByCodePoints(0, location.column() - 1)));
    return name.lookingAt() ? Optional.of(name.group(1)) : Optional.empty();
  }

  private static Optional<String> hint(String typed, Problem problem) {
    String name = InstalledModels.name(Path.of(typed));
    Optional<String> exact =
        InstalledModels.named(name)
            .map(file -> "the model `" + name + "` is the file " + shown(file));
    if (exact.isPresent() || problem.hint().startsWith("did you mean")) {
      return exact;
    }
    Optional<String> near =
        InstalledModels.nearest(name)
            .flatMap(InstalledModels::named)
            .map(
                file ->
                    "did you mean the model `"
                        + InstalledModels.name(file)
                        + "`? It is the file "
                        + shown(file));
    boolean isNetwork = typed.equals(name) && NETWORKS.contains(problem.path());
    return near.isEmpty() && isNetwork ? folder() : near;
  }

  private static Optional<String> folder() {
    return InstalledModels.files().stream()
        .findFirst()
        .map(file -> "expected a file; the models are in " + shown(file).getParent());
  }

  private static Path shown(Path file) {
    return file.toAbsolutePath().normalize();
  }

  private static Problem with(Problem problem, String hint) {
    return new Problem(
        problem.severity(),
        problem.code(),
        problem.location(),
        problem.path(),
        problem.message(),
        hint);
  }
}
