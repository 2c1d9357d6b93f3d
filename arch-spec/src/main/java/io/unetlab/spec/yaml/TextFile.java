package io.unetlab.spec.yaml;

import io.unetlab.spec.source.Nearest;
import io.unetlab.spec.source.Problems;
import io.unetlab.spec.source.Source;
import io.unetlab.spec.source.SourceLocation;
import io.unetlab.spec.source.SpecCode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Reads a file as text: limited in size and strictly UTF-8. A file that could make the program wait
 * for ever (a named pipe, a device, the kernel's log) is not read, except what the shell passes as
 * an open file: {@code /dev/stdin} and {@code <(...)}.
 */
public final class TextFile {

  /** A real spec is less than a hundredth of this. */
  static final int MAX_BYTES = 1 << 20;

  /** Each line costs memory wherever a text is taken apart; a large log has a tenth of these. */
  static final int MAX_LINES = 2_000_000;

  private static final Pattern OPEN_FILE =
      Pattern.compile("/dev/stdin|/dev/fd/[0-9]+|/proc/(self|[0-9]+)/fd/[0-9]+");
  private static final Set<String> OF_THE_KERNEL = Set.of("proc", "tracefs", "debugfs");

  private static final int SIBLINGS = 1000;
  private static final String BYTE_ORDER_MARK = "\uFEFF";

  private TextFile() {}

  /** The file's text under the name that the user gave; empty if a problem was added. */
  public static Optional<Source> read(Path file, Problems problems) {
    return read(file, MAX_BYTES, problems);
  }

  /**
   * The same for a file that may be larger than a spec, such as another tool's log.
   *
   * @param most the maximum size in bytes
   */
  public static Optional<Source> read(Path file, int most, Problems problems) {
    return read(file, most, true, problems);
  }

  /** The same for a file that another file names, which must not make the program wait. */
  public static Optional<Source> readRegular(Path file, Problems problems) {
    return read(file, MAX_BYTES, false, problems);
  }

  private static Optional<Source> read(Path file, int most, boolean openFiles, Problems problems) {
    String name = file.normalize().toString();
    SourceLocation whole = new Source(name.isEmpty() ? "." : name, "").at(1, 1);
    if (Files.isDirectory(file)) {
      problems.error(SpecCode.NOT_READABLE, whole, "", "this is a directory, not a file");
      return Optional.empty();
    }
    if (Files.notExists(file)) {
      String hint = Nearest.hint(nameOf(file), siblings(file));
      problems.error(SpecCode.NOT_READABLE, whole, "", "there is no such file", hint);
      return Optional.empty();
    }
    try {
      BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
      if (!isRegular(file, attributes) && !(openFiles && isOpenFile(file))) {
        problems.error(SpecCode.NOT_READABLE, whole, "", "this is not a regular file");
        return Optional.empty();
      }
      boolean large = attributes.size() > most;
      // A pipe or device has no size, so the limit also holds while reading.
      byte[] bytes = readAtMost(file, large ? BinaryFormat.HEAD : most + 1);
      Optional<String> format = BinaryFormat.of(bytes);
      if (format.isPresent()) {
        String message = "this is " + format.get() + "; expected text, such as a spec in YAML";
        problems.error(SpecCode.NOT_UTF8, whole, "", message);
        return Optional.empty();
      }
      if (large || bytes.length > most) {
        return tooLarge(whole, most + " bytes", problems);
      }
      return hasTooManyLines(bytes)
          ? tooLarge(whole, MAX_LINES + " lines", problems)
          : decode(whole.source().name(), bytes, problems).map(it -> it.in(directoryOf(file)));
    } catch (IOException e) {
      problems.error(SpecCode.NOT_READABLE, whole, "", "the file cannot be read");
      return Optional.empty();
    }
  }

  // The kernel's own files have no size, and some have no end.
  private static boolean isRegular(Path file, BasicFileAttributes attributes) throws IOException {
    return attributes.isRegularFile()
        && (attributes.size() > 0 || !OF_THE_KERNEL.contains(Files.getFileStore(file).type()));
  }

  private static boolean isOpenFile(Path file) {
    return OPEN_FILE.matcher(file.toAbsolutePath().normalize().toString()).matches();
  }

  private static boolean hasTooManyLines(byte[] bytes) {
    int lines = 1;
    for (int i = 0; i < bytes.length; i++) {
      boolean followed = i + 1 < bytes.length && bytes[i + 1] == '\n';
      if (bytes[i] == '\n' || (bytes[i] == '\r' && !followed)) {
        lines++;
      }
    }
    return lines > MAX_LINES;
  }

  private static byte[] readAtMost(Path file, int length) throws IOException {
    try (InputStream stream = Files.newInputStream(file)) {
      return stream.readNBytes(length);
    }
  }

  private static Optional<Source> tooLarge(SourceLocation whole, String most, Problems problems) {
    String message = "the file is larger than " + most + "; it is not read";
    problems.error(SpecCode.TOO_LARGE, whole, "", message);
    return Optional.empty();
  }

  private static Optional<Source> decode(String name, byte[] bytes, Problems problems) {
    CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
    ByteBuffer in = ByteBuffer.wrap(bytes);
    CharBuffer out = CharBuffer.allocate(bytes.length);
    boolean wrong = decoder.decode(in, out, true).isError();
    String text = out.flip().toString();
    if (!wrong) {
      return Optional.of(new Source(name, withoutMark(text)));
    }
    String shown = withoutMark(new String(bytes, StandardCharsets.UTF_8));
    String message =
        String.format(
            Locale.ROOT, "the byte 0x%02X is not UTF-8 here", bytes[in.position()] & 0xFF);
    SourceLocation place = endOf(new Source(name, shown), withoutMark(text));
    problems.error(SpecCode.NOT_UTF8, place, "", message, "save the file as UTF-8");
    return Optional.empty();
  }

  private static String withoutMark(String text) {
    return text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text;
  }

  private static SourceLocation endOf(Source source, String beginning) {
    List<String> lines = List.of(beginning.split("\r\n|\r|\n", -1));
    String last = lines.get(lines.size() - 1);
    return source.at(lines.size(), last.codePointCount(0, last.length()) + 1);
  }

  private static Path directoryOf(Path file) {
    Path directory = file.getParent();
    return directory == null ? Path.of("") : directory;
  }

  private static String nameOf(Path file) {
    Path name = file.getFileName();
    return name == null ? "" : name.toString();
  }

  private static List<String> siblings(Path file) {
    Path directory = file.toAbsolutePath().getParent();
    if (directory == null || !Files.isDirectory(directory)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(directory)) {
      return files.limit(SIBLINGS).map(TextFile::nameOf).sorted().toList();
    } catch (IOException e) {
      return List.of();
    }
  }
}
