package io.unetlab.spec.path;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Parses a {@link SpecPath}: {@code key ("." key | "[" (number | "*") "]")*}. */
final class PathParser {

  /** Deeper than any spec can be nested. */
  private static final int MAX_SEGMENTS = 64;

  private static final Pattern KEY = Pattern.compile("[A-Za-z0-9_@-]{1,100}");
  private static final Pattern INDEX = Pattern.compile("\\[(\\*|0|-?[1-9][0-9]{0,5})]");

  /** The pattern of every path, for a JSON schema. */
  static final String SCHEMA_PATTERN =
      "^[A-Za-z0-9_@-]+(\\.[A-Za-z0-9_@-]+|\\[(\\*|0|-?[1-9][0-9]*)\\])*$";

  /** The text is not a path; says what is wrong and where. */
  static final class NoPathException extends Exception {

    private static final long serialVersionUID = 1L;

    private final String complaint;
    private final int offset;

    NoPathException(String complaint, int offset) {
      super(complaint);
      this.complaint = complaint;
      this.offset = offset;
    }

    String complaint() {
      return complaint;
    }

    /** Counted from 0; everything before it is a path. */
    int offset() {
      return offset;
    }
  }

  private final String text;
  private int position;

  PathParser(String text) {
    this.text = text;
  }

  SpecPath path() throws NoPathException {
    if (text.isEmpty()) {
      throw new NoPathException("expected a path such as `levels[0].transformers`", 0);
    }
    List<SpecPath.Segment> segments = new ArrayList<>();
    segments.add(key());
    while (position < text.length()) {
      if (segments.size() == MAX_SEGMENTS) {
        throw new NoPathException("the path is deeper than " + MAX_SEGMENTS, position);
      }
      segments.add(next());
    }
    return new SpecPath(segments);
  }

  private SpecPath.Segment next() throws NoPathException {
    char sign = text.charAt(position);
    if (sign == '.') {
      position++;
      return key();
    }
    if (sign == '[') {
      return index();
    }
    throw new NoPathException("expected `.` or `[` in a path, found " + found(), position);
  }

  private SpecPath.Key key() throws NoPathException {
    return new SpecPath.Key(token(KEY, "a key").group());
  }

  private SpecPath.Segment index() throws NoPathException {
    String index = token(INDEX, "`[0]`, `[-1]` or `[*]`").group(1);
    return index.equals("*") ? new SpecPath.All() : new SpecPath.Index(Integer.parseInt(index));
  }

  private Matcher token(Pattern pattern, String what) throws NoPathException {
    Matcher matcher = pattern.matcher(text).region(position, text.length());
    if (!matcher.lookingAt()) {
      throw new NoPathException("expected " + what + " in a path, found " + found(), position);
    }
    position = matcher.end();
    return matcher;
  }

  private String found() {
    if (position == text.length()) {
      return "its end";
    }
    String rest = text.substring(position);
    return "`" + (rest.length() > 20 ? rest.substring(0, 20) + "…" : rest) + "`";
  }
}
