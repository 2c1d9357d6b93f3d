package io.unetlab.cli.option;

import io.unetlab.cli.output.UserException;
import io.unetlab.spec.source.Reason;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Option;

/** {@code -o FILE}: where a text is written; standard output when left out. */
public final class OutputFile {

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FILE",
      description = "Where to write; to standard output if - or left out.")
  private @Nullable Path file;

  @Option(names = "--force", description = "Overwrite an existing file.")
  private boolean force;

  public void write(String text, CommandLine command) {
    PrintWriter out = command.getOut();
    if (file == null || isStandardOutput(file)) {
      out.print(text);
      return;
    }
    write(file, text, force);
    out.println("wrote " + file);
  }

  /** Whether {@code -} is meant, as most programs read it; {@code ./-} is a file of that name. */
  public static boolean isStandardOutput(Path file) {
    return file.toString().equals("-");
  }

  /** Rejects {@code -} where the output is no text, or something else is printed. */
  public static void refuseStandardOutput(Path file) {
    if (isStandardOutput(file)) {
      throw new UserException(
          "the output cannot go to standard output, which is what - stands for; name a file or"
              + " directory, such as ./-");
    }
  }

  /** Rejects an existing file, unless it may be overwritten. */
  public static void refuseExisting(Path file, boolean force) {
    if (Files.exists(file) && !force) {
      throw new UserException(file + " already exists; --force replaces it");
    }
  }

  /** Rejects {@code -}, a directory, and an existing file unless it may be overwritten. */
  public static void check(Path file, boolean force) {
    refuseStandardOutput(file);
    if (Files.isDirectory(file)) {
      throw new UserException(file + " is a directory; name the file to write");
    }
    refuseExisting(file, force);
  }

  /** Writes a file atomically. */
  public static void write(Path file, String text, boolean force) {
    write(file, text.getBytes(StandardCharsets.UTF_8), force);
  }

  /** Writes a file atomically. */
  public static void write(Path file, byte[] content, boolean force) {
    try {
      replace(file.toAbsolutePath(), content, force);
    } catch (IOException e) {
      throw new UserException("cannot write " + file + ": " + Reason.of(e));
    }
  }

  /** Writes next to the target and renames, so that there is never half a file. */
  private static void replace(Path target, byte[] content, boolean force) throws IOException {
    if (Files.isDirectory(target)) {
      throw new FileSystemException(target.toString(), null, "it is a directory");
    }
    if (Files.exists(target) && !Files.isRegularFile(target)) {
      Files.write(target, content); // a pipe or a device must not be replaced by a file
      return;
    }
    if (Files.exists(target) && !force) {
      throw new FileAlreadyExistsException(
          target.toString(), null, "it already exists; --force replaces it");
    }
    Path whole = Files.exists(target) ? target.toRealPath() : target;
    Path draft =
        whole.resolveSibling("." + whole.getFileName() + "." + ProcessHandle.current().pid());
    try {
      Files.write(draft, content, StandardOpenOption.CREATE_NEW);
      Files.move(draft, whole, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(draft);
    }
  }
}
