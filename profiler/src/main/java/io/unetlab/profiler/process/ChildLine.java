package io.unetlab.profiler.process;

import io.unetlab.spec.yaml.ChoiceType;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;

/**
 * A line of a child process on its standard output: a step, or finally the result or the failure.
 * As in JSON text sequences (RFC 7464), each line starts with a record separator, which cannot
 * occur in JSON: native libraries print to the same stream.
 *
 * @param json the step or the result; the failure's reason as a text
 */
public record ChildLine(Kind kind, String json) {

  /** What a line says. */
  public enum Kind {
    EVENT,
    RESULT,
    FAILURE,
    /** The end of the stream; never written. */
    END
  }

  /** Marks the end of the stream. */
  static final ChildLine END = new ChildLine(Kind.END, "");

  private static final char SEPARATOR = '\u001e';
  private static final char SPACE = ' ';

  public ChildLine {
    Objects.requireNonNull(kind, "kind");
    Objects.requireNonNull(json, "json");
  }

  public static ChildLine event(Object event) {
    return new ChildLine(Kind.EVENT, RecordJson.write(event));
  }

  public static ChildLine result(Object result) {
    return new ChildLine(Kind.RESULT, RecordJson.write(result));
  }

  public static ChildLine failure(Throwable thrown) {
    return new ChildLine(Kind.FAILURE, RecordJson.write(thrown.toString()));
  }

  /** The line as it is written. */
  public String text() {
    return SEPARATOR + ChoiceType.word(kind) + SPACE + json + '\n';
  }

  /** Reads what it says; empty if something else wrote it. */
  <T> Optional<T> as(Class<T> type) {
    try {
      return Optional.of(RecordJson.read(json, type));
    } catch (JacksonException notOurs) {
      return Optional.empty();
    }
  }

  /** Parses a line; empty when something else printed it. */
  static Optional<ChildLine> read(String line) {
    int start = line.lastIndexOf(SEPARATOR);
    String own = line.substring(start + 1);
    int space = own.indexOf(SPACE);
    if (start < 0 || space < 0) {
      return Optional.empty();
    }
    return Stream.of(Kind.values())
        .filter(kind -> ChoiceType.word(kind).equals(own.substring(0, space)))
        .findFirst()
        .map(kind -> new ChildLine(kind, own.substring(space + 1)));
  }
}
