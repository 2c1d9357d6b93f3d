package io.unetlab.builders.tokenizer;

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

/** A JSON object in a file of a tokenizer. */
record JsonFile(Source source, ObjectNode root) {

  /** Tokenizers of large language models have 20 MB. */
  static final int LARGEST = 64 << 20;

  private static final JsonMapper JSON =
      JsonMapper.builder(
              JsonFactory.builder()
                  .streamReadConstraints(
                      StreamReadConstraints.builder().maxNestingDepth(32).build())
                  .build())
          .build();

  /** The file's object; empty if a problem was added. */
  static Optional<JsonFile> read(Path file, Problems problems) {
    return TextFile.read(file, LARGEST, problems).flatMap(source -> parse(source, problems));
  }

  /** The same; also empty, without a problem, if there is no such file. */
  static Optional<JsonFile> readIfThere(Path file, Problems problems) {
    return Files.exists(file) ? read(file, problems) : Optional.empty();
  }

  private static Optional<JsonFile> parse(Source source, Problems problems) {
    try {
      if (JSON.readTree(source.text()) instanceof ObjectNode root) {
        return Optional.of(new JsonFile(source, root));
      }
      problems.error(TokenizerCode.SYNTAX, source.at(1, 1), "", "expected a JSON object");
    } catch (JacksonException e) {
      String message = "not JSON: " + e.getOriginalMessage();
      problems.error(TokenizerCode.SYNTAX, place(source, e), "", message);
    }
    return Optional.empty();
  }

  private static SourceLocation place(Source source, JacksonException e) {
    TokenStreamLocation place = e.getLocation();
    return place == null || place.getLineNr() < 1 || place.getColumnNr() < 1
        ? source.at(1, 1)
        : source.at(place.getLineNr(), place.getColumnNr());
  }

  SourceLocation location() {
    return source.at(1, 1);
  }
}
