package io.unetlab.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Option;

/** {@code -o FILE}: where a text goes; to the output when left out. */
final class OutputFile {

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FILE",
      description = "Where to write; to the output if left out.")
  private @Nullable Path file;

  /** Writes beside the target and renames, so that there is never half a file. */
  void write(String text, CommandLine command) {
    PrintWriter out = command.getOut();
    if (file == null) {
      out.print(text);
      return;
    }
    try {
      Path target = file.toAbsolutePath();
      Path draft = Files.createTempFile(target.getParent(), ".unetlab", ".tmp");
      try {
        Files.writeString(draft, text);
        Files.move(draft, target, StandardCopyOption.REPLACE_EXISTING);
      } finally {
        Files.deleteIfExists(draft);
      }
    } catch (IOException e) {
      throw new UserException("cannot write " + file + ": " + Reason.of(e));
    }
    out.println("wrote " + file);
  }
}
