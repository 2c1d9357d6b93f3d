package io.unetlab.builders.json;

import io.unetlab.spec.source.ProblemCode;
import io.unetlab.spec.source.Problems;
import io.unetlab.spec.source.Source;
import io.unetlab.spec.source.SourceLocation;
import io.unetlab.spec.yaml.TextFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** A file that holds a JSON object. */
public record JsonFile(Source source, ObjectNode root) {

  /** Tokenizers of large language models have 20 MB. */
  public static final int LARGEST = 64 << 20;

  private static final JsonMapper JSON =
      JsonMapper.builder(
              JsonFactory.builder()
                  .streamReadConstraints(
                      StreamReadConstraints.builder().maxNestingDepth(32).build())
                  .build())
          .build();

  /**
   * The file's object; empty if a problem was added.
   *
   * @param code of the problem that it is not one
   */
  public static Optional<JsonFile> read(Path file, ProblemCode code, Problems problems) {
    return TextFile.read(file, LARGEST, problems).flatMap(source -> parse(source, code, problems));
  }

  /** The same; also empty, without a problem, if there is no such file. */
  public static Optional<JsonFile> readIfThere(Path file, ProblemCode code, Problems problems) {
    return Files.exists(file) ? read(file, code, problems) : Optional.empty();
  }

  private static Optional<JsonFile> parse(Source source, ProblemCode code, Problems problems) {
    try {
      if (JSON.readTree(source.text()) instanceof ObjectNode root) {
        return Optional.of(new JsonFile(source, root));
      }
      problems.error(code, source.at(1, 1), "", "expected a JSON object");
    } catch (JacksonException e) {
      String message = "not JSON: " + e.getOriginalMessage();
      problems.error(code, place(source, e), "", message);
    }
    return Optional.empty();
  }

  private static SourceLocation place(Source source, JacksonException e) {
    TokenStreamLocation place = e.getLocation();
    return place == null || place.getLineNr() < 1 || place.getColumnNr() < 1
        ? source.at(1, 1)
        : source.at(place.getLineNr(), place.getColumnNr());
  }

  /** The start of the file. */
  public SourceLocation location() {
    return source.at(1, 1);
  }
}
