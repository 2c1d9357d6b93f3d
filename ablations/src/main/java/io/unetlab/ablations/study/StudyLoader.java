package io.unetlab.ablations.study;

import io.unetlab.spec.NetworkKinds;
import io.unetlab.spec.path.SpecPatch;
import io.unetlab.spec.source.Nearest;
import io.unetlab.spec.source.Problems;
import io.unetlab.spec.source.Source;
import io.unetlab.spec.source.SpecCode;
import io.unetlab.spec.source.SpecException;
import io.unetlab.spec.yaml.DocumentKind;
import io.unetlab.spec.yaml.MapNode;
import io.unetlab.spec.yaml.ScalarNode;
import io.unetlab.spec.yaml.YamlNode;
import io.unetlab.spec.yaml.YamlReader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * From YAML to a study that can be run: read, patch, parse, resolve names, read the networks'
 * files. Each stage continues as far as it can, so that all problems are reported at once.
 */
public final class StudyLoader {

  private static final String STUDY = "study";

  /** Its value is a file; what a patch names inside of it is in that file. */
  private static final String BASE = StudyParser.BASE.name();

  private StudyLoader() {}

  /**
   * Reads the study of a file.
   *
   * @throws SpecException when it cannot be used
   */
  public static StudySpec load(Path file) {
    return load(file, SpecPatch.EMPTY);
  }

  /**
   * Reads the study of a file, changed by a patch.
   *
   * @throws SpecException when it cannot be used
   */
  public static StudySpec load(Path file, SpecPatch patch) {
    return study(file, patch, TargetReader.Models.NEEDED);
  }

  /**
   * Reads the study of a file, changed by a patch, for its space: a latency model that a target
   * names may be missing, since it is fitted to that space.
   *
   * @throws SpecException when it cannot be used
   */
  public static StudySpec loadSpace(Path file, SpecPatch patch) {
    return study(file, patch, TargetReader.Models.MADE_LATER);
  }

  private static StudySpec study(Path file, SpecPatch patch, TargetReader.Models models) {
    Problems problems = new Problems();
    Optional<StudySpec> study = load(file, patch, models, problems);
    problems.throwIfErrors();
    return study.orElseThrow(() -> new IllegalStateException("no study, and no problem either"));
  }

  /** Reads the study of a file, changed by a patch; empty when an error was added. */
  public static Optional<StudySpec> load(Path file, SpecPatch patch, Problems problems) {
    return load(file, patch, TargetReader.Models.NEEDED, problems);
  }

  private static Optional<StudySpec> load(
      Path file, SpecPatch patch, TargetReader.Models models, Problems problems) {
    Path directory = Optional.ofNullable(file.getParent()).orElse(Path.of(""));
    Problems own = new Problems();
    Optional<YamlNode> document = YamlReader.read(file, own);
    return finish(document, directory, patch, models, own, problems);
  }

  /**
   * Reads the study of a text, changed by a patch; empty when an error was added.
   *
   * @param directory what the text's files are relative to
   */
  public static Optional<StudySpec> load(
      Source source, Path directory, SpecPatch patch, Problems problems) {
    Problems own = new Problems();
    Optional<YamlNode> document = YamlReader.read(source, own);
    return finish(document, directory, patch, TargetReader.Models.NEEDED, own, problems);
  }

  /**
   * The study's file and every file that it names, for a store that keeps a result's inputs. The
   * study must have been read without errors.
   */
  public static List<Path> files(Path file, SpecPatch patch) {
    Path directory = Optional.ofNullable(file.getParent()).orElse(Path.of(""));
    Problems problems = new Problems();
    List<Path> files = new ArrayList<>(List.of(file));
    YamlReader.read(file, problems)
        .flatMap(node -> studyMap(node, problems))
        .map(map -> patch.outside(BASE).apply(map, problems))
        .ifPresent(map -> files.addAll(StudyPaths.of(map, directory)));
    return files;
  }

  /** Whether a document declares itself to be a study. */
  public static boolean isStudy(YamlNode document) {
    return DocumentKind.is(STUDY, document);
  }

  private static Optional<StudySpec> finish(
      Optional<YamlNode> document,
      Path directory,
      SpecPatch patch,
      TargetReader.Models models,
      Problems own,
      Problems problems) {
    Optional<StudySpec> study =
        document
            .flatMap(node -> studyMap(node, own))
            .map(map -> patch.outside(BASE).apply(map, own))
            .flatMap(map -> StudyReader.read(map, patch.within(BASE), directory, models, own));
    problems.addAll(own);
    return study;
  }

  // Otherwise every key of a file of another kind would be reported as unknown.
  private static Optional<MapNode> studyMap(YamlNode document, Problems problems) {
    Optional<ScalarNode> kind = DocumentKind.of(document);
    if (kind.isPresent() && !isStudy(document)) {
      String message = "expected a study, found a file of kind " + kind.get().describe();
      problems.error(
          SpecCode.WRONG_KIND,
          kind.get().location(),
          StudyParser.KIND.name(),
          message,
          NetworkKinds.all().stream().anyMatch(it -> kind.get().is(it.word()))
              ? "`unetlab show` counts a network; a study names it as its base"
              : Nearest.hint(kind.get().text(), List.of(STUDY)));
      return Optional.empty();
    }
    if (document instanceof MapNode map) {
      return Optional.of(map);
    }
    String message = "expected a study (a map), found " + document.describe();
    problems.error(SpecCode.WRONG_TYPE, document.location(), "", message);
    return Optional.empty();
  }
}
