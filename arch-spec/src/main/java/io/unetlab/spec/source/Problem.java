package io.unetlab.spec.source;

import java.util.Locale;
import java.util.Objects;

/**
 * One problem in what the user wrote: where, what was expected, what was found, what was probably
 * meant.
 *
 * @param severity error or warning
 * @param code the stable code
 * @param location of the offending value
 * @param path the value's path in the document, such as {@code levels[1].channels}; empty for the
 *     whole document
 * @param message one sentence: what was expected and what was found
 * @param hint what was probably meant; empty without a good guess
 */
public record Problem(
    Severity severity,
    ProblemCode code,
    SourceLocation location,
    String path,
    String message,
    String hint) {

  public Problem {
    Objects.requireNonNull(severity, "severity");
    Objects.requireNonNull(code, "code");
    Objects.requireNonNull(location, "location");
    Objects.requireNonNull(path, "path");
    Objects.requireNonNull(message, "message");
    Objects.requireNonNull(hint, "hint");
  }

  /** Whether it says the same about the same location as another, as for all items of a list. */
  boolean repeats(Problem other) {
    return !location.equals(SourceLocation.NOWHERE)
        && location.equals(other.location)
        && code.equals(other.code)
        && message.equals(other.message);
  }

  /** One line: {@code file:line:column: error SPEC012: message (hint)}. */
  public String summary() {
    String tail = hint.isEmpty() ? "" : " (" + hint + ")";
    return location
        + ": "
        + severity.name().toLowerCase(Locale.ROOT)
        + " "
        + code.id()
        + ": "
        + message
        + tail;
  }
}
