package io.unetlab.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.unetlab.cli.CommandRun;
import io.unetlab.spec.NetworkKind;
import io.unetlab.spec.NetworkKinds;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * A small network of each kind, in {@code kinds/}; the first line of each file names a change of
 * it.
 */
final class Kinds {

  private static final Path FOLDER = Path.of("src/test/resources/kinds").toAbsolutePath();

  private Kinds() {}

  static List<String> all() {
    return NetworkKinds.all().stream().<String>map(NetworkKind::word).toList();
  }

  static List<String> single() {
    return all().stream().filter(kind -> !kind.equals(NetworkKinds.PIPELINE.word())).toList();
  }

  static String file(String kind) {
    return FOLDER.resolve(kind + ".yaml").toString();
  }

  static String change(String kind) throws IOException {
    return Files.readAllLines(Path.of(file(kind))).get(0).replace("# change: ", "");
  }

  static Path changed(String kind, Path folder) throws IOException {
    String[] change = change(kind).split("=");
    return Files.writeString(
        folder.resolve("changed.yaml"),
        "kind: %s\nname: changed\nextends: %s\nset: {'%s': %s}\n"
            .formatted(kind, file(kind), change[0], change[1]));
  }

  /** The output of a command that succeeds. */
  static String done(String... command) {
    CommandRun run = CommandRun.of(command);
    assertThat(run.code()).as("%s: %s", String.join(" ", command), run.err()).isEqualTo(0);
    return run.out();
  }
}
