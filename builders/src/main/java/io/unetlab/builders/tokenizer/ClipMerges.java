package io.unetlab.builders.tokenizer;

import io.unetlab.builders.json.JsonFile;
import io.unetlab.spec.source.Problems;
import io.unetlab.spec.source.Source;
import io.unetlab.spec.yaml.TextFile;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * {@code merges.txt}: pairs of tokens that become one, the most frequent first; a first line that
 * starts with {@code #version} is a comment.
 */
record ClipMerges(List<String> pairs) {

  private static final int FEW = 5;

  ClipMerges {
    pairs = List.copyOf(pairs);
  }

  /** The pairs; empty if a problem was added. */
  static Optional<ClipMerges> read(Path file, Vocabulary vocabulary, Problems problems) {
    return TextFile.read(file, JsonFile.LARGEST, problems)
        .flatMap(source -> read(source, vocabulary, problems));
  }

  private static Optional<ClipMerges> read(
      Source source, Vocabulary vocabulary, Problems problems) {
    List<String> pairs = new ArrayList<>();
    int wrong = 0;
    int number = 0;
    for (String line : source.text().lines().toList()) {
      number++;
      if (line.isBlank() || (number == 1 && line.startsWith("#version"))) {
        continue;
      }
      if (fits(line.strip(), vocabulary)) {
        pairs.add(line.strip());
      } else if (wrong++ < FEW) {
        String message = "expected two tokens that make another one of vocab.json, found `";
        problems.error(TokenizerCode.BAD_MERGE, source.at(number, 1), "", message + line + "`");
      }
    }
    return wrong > 0 ? Optional.empty() : Optional.of(new ClipMerges(pairs));
  }

  private static boolean fits(String line, Vocabulary vocabulary) {
    String[] pair = line.split(" ", -1);
    return pair.length == 2
        && vocabulary.has(pair[0])
        && vocabulary.has(pair[1])
        && vocabulary.has(pair[0] + pair[1]);
  }
}
