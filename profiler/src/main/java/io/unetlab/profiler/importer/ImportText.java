package io.unetlab.profiler.importer;

import io.unetlab.spec.source.Problem;
import io.unetlab.spec.source.Problems;
import io.unetlab.spec.source.Severity;
import io.unetlab.spec.source.Source;
import io.unetlab.spec.source.SourceLocation;
import io.unetlab.spec.source.SpecCode;
import io.unetlab.spec.source.SpecException;
import io.unetlab.spec.yaml.TextFile;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.StringReader;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A text to import, with errors that point to a line: its beginning, by which a format that may be
 * of any size is recognised and then streamed, and its lines, which are read when first asked for.
 */
final class ImportText {

  /** A log or a document; only a profile is larger, and is not read as lines. */
  private static final int MOST_BYTES = 64 << 20;

  private static final int MOST_LINES = 2_000_000;
  private static final int BEGINNING = 1 << 16;
  private static final int SHOWN = 160;
  private static final char BYTE_ORDER_MARK = '\uFEFF';

  private final Source beginning;
  private final Optional<Path> file;
  private final Charset charset;
  private Optional<Source> whole;
  private List<String> lines = List.of();

  private ImportText(
      Source beginning, Optional<Path> file, Charset charset, Optional<Source> whole) {
    this.beginning = beginning;
    this.file = file;
    this.charset = charset;
    this.whole = whole;
  }

  static ImportText of(Source source) {
    String text = source.text();
    Source beginning =
        new Source(source.name(), text.substring(0, Math.min(BEGINNING, text.length())));
    return new ImportText(beginning, Optional.empty(), StandardCharsets.UTF_8, Optional.of(source));
  }

  /**
   * A file in UTF-8, or in UTF-16 with its mark, as PowerShell redirects output.
   *
   * @throws SpecException when it cannot be read
   */
  static ImportText read(Path file) {
    Path report = file.resolve("report.json");
    if (Files.isDirectory(file) && Files.isRegularFile(report)) {
      return read(report); // Xcode's NAME.mlperf is a folder
    }
    // A pipe can be read only once.
    if (!Files.isRegularFile(file)) {
      return of(utf8(file));
    }
    String name = file.normalize().toString();
    try (InputStream in = Files.newInputStream(file)) {
      byte[] bytes = in.readNBytes(BEGINNING);
      Charset charset = charset(bytes);
      Source beginning = new Source(name, withoutMark(new String(bytes, charset)));
      return new ImportText(beginning, Optional.of(file), charset, Optional.empty());
    } catch (IOException e) {
      throw unreadable(name);
    }
  }

  private static Source utf8(Path file) {
    Problems problems = new Problems();
    Optional<Source> source = TextFile.read(file, MOST_BYTES, problems);
    problems.throwIfErrors();
    return source.orElseThrow();
  }

  private static Charset charset(byte[] bytes) {
    boolean marked =
        bytes.length > 1
            && (bytes[0] == (byte) 0xFF && bytes[1] == (byte) 0xFE
                || bytes[0] == (byte) 0xFE && bytes[1] == (byte) 0xFF);
    return marked ? StandardCharsets.UTF_16 : StandardCharsets.UTF_8;
  }

  private static String withoutMark(String text) {
    return text.startsWith(String.valueOf(BYTE_ORDER_MARK)) ? text.substring(1) : text;
  }

  private static SpecException unreadable(String name) {
    Problems problems = new Problems();
    problems.error(
        SpecCode.NOT_READABLE, new Source(name, "").at(1, 1), "", "the file cannot be read");
    return new SpecException(problems.all(), 0);
  }

  /**
   * The whole text.
   *
   * @throws SpecException when it is too large, or not in the encoding that it starts with
   */
  Source source() {
    Source source = whole.orElseGet(() -> load(file.orElseThrow()));
    whole = Optional.of(source);
    return source;
  }

  private Source load(Path path) {
    try {
      return charset.equals(StandardCharsets.UTF_8) || Files.size(path) > MOST_BYTES
          ? utf8(path)
          : new Source(beginning.name(), Files.readString(path, charset));
    } catch (IOException e) {
      throw unreadable(beginning.name());
    }
  }

  /**
   * The lines of the whole text.
   *
   * @throws SpecException when it cannot be read, or has too many
   */
  List<String> lines() {
    if (lines.isEmpty()) {
      lines = source().text().lines().limit(MOST_LINES + 1L).toList();
      if (lines.size() > MOST_LINES) {
        throw problem(
            ImportCode.WRONG_LINE,
            MOST_LINES,
            "expected at most " + MOST_LINES + " lines, found more",
            "");
      }
    }
    return lines;
  }

  /** Its beginning, which tells documents of any size apart. */
  String beginning() {
    return beginning.text();
  }

  /** All its characters, for a reader that keeps few of them; to be closed. */
  Reader open() throws IOException {
    if (file.isEmpty()) {
      return new StringReader(source().text());
    }
    InputStream in = Files.newInputStream(file.get());
    return skipMark(new BufferedReader(new InputStreamReader(in, charset)));
  }

  private static Reader skipMark(BufferedReader text) throws IOException {
    text.mark(1);
    if (text.read() != BYTE_ORDER_MARK) {
      text.reset();
    }
    return text;
  }

  /** Whether the pattern is found in a line. */
  boolean has(Pattern pattern) {
    return lines().stream().anyMatch(line -> pattern.matcher(line).find());
  }

  /** The file name without folders, which describe the machine rather than the file. */
  String name() {
    String name = beginning.name();
    return name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
  }

  /** The name without its extension, used for a network without another name. */
  String stem() {
    String name = name();
    int dot = name.lastIndexOf('.');
    return dot > 0 ? name.substring(0, dot) : name;
  }

  /**
   * An exception to throw.
   *
   * @param line from 1
   * @param hint what to do; may be empty
   */
  SpecException problem(ImportCode code, int line, String message, String hint) {
    return problem(code, whole.orElse(beginning).at(line, 1), message, hint);
  }

  /** The same for a place in a document. */
  static SpecException problem(ImportCode code, SourceLocation place, String message, String hint) {
    return new SpecException(
        List.of(new Problem(Severity.ERROR, code, place, "", message, hint)), 0);
  }

  /** The same about the whole file, of which nothing is shown. */
  SpecException problemOfAll(ImportCode code, String message, String hint) {
    return problem(code, new Source(beginning.name(), "").at(1, 1), message, hint);
  }

  /**
   * A number as a tool prints it.
   *
   * @param line where it is, from 1
   * @throws SpecException when it is not a number, or larger than any figure
   */
  double number(String digits, int line) {
    return Decimals.parse(digits)
        .orElseThrow(
            () ->
                problem(
                    ImportCode.WRONG_LINE,
                    line,
                    "expected a number from 0 to 1e12, found `" + shown(digits) + "`",
                    ""));
  }

  /** A line or a part of it as a message quotes it: not all of it, if it is long. */
  static String shown(String line) {
    String stripped = line.strip();
    return stripped.length() > SHOWN ? stripped.substring(0, SHOWN) + "…" : stripped;
  }

  /** The number of the last line, at least 1. */
  int lastLine() {
    return Math.max(1, lines().size());
  }
}
