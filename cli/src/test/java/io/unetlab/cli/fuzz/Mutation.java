package io.unetlab.cli.fuzz;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * One change to the bytes of a file, as damage, an editor or an attacker makes it. Its numbers are
 * taken modulo what they index, so every mutation applies to every file.
 */
record Mutation(Kind kind, int where, int amount) {

  /** The ways in which a file changes. */
  enum Kind {
    FLIP_BIT,
    CUT_OFF,
    REMOVE,
    REPEAT,
    ZERO,
    INSERT_TOKEN,
    REPLACE_NUMBER,
    REPLACE_WORD,
    MOVE_LINE,
    NEST
  }

  private static final int LONGEST_SPAN = 4096;
  private static final int LARGEST = 1 << 20;
  private static final Pattern NUMBER = Pattern.compile("\\d++(?:\\.\\d++)?+");
  private static final Pattern WORD = Pattern.compile("[\\p{Alnum}_]++");

  private static final List<String> NUMBERS =
      List.of(
          "0",
          "-1",
          "1",
          "1e999",
          "-1e999",
          "1e-999",
          "NaN",
          ".inf",
          "Infinity",
          "2147483648",
          "9223372036854775807",
          "9223372036854775808",
          "18446744073709551616",
          "1e999999999",
          "0x7fffffff",
          "007",
          "0.1e-400",
          "1_000",
          "1,5",
          "null",
          "\"1\"",
          "[]");

  private static final List<String> TOKENS =
      List.of(
          ":",
          "- ",
          "{",
          "}",
          "[",
          "]",
          "\"",
          "'",
          ",",
          "&a ",
          "*a ",
          "!!binary ",
          "? ",
          "|",
          ">",
          "%",
          "---\n",
          "...\n",
          "#",
          "\t",
          "\r",
          "\n",
          "\0",
          "\u001b[31m",
          "\u009b",
          "\u202e",
          "\u2028",
          "\ufeff",
          "\u00e9",
          "\ud83d\ude00",
          "    ",
          "[*]",
          "[-1]",
          "../",
          "/",
          "$",
          "\\",
          "=",
          "=cmd|'/C x'!A0",
          "<script>",
          "e",
          "-",
          "+",
          "%s",
          "${x}",
          " MB",
          " GiB");

  byte[] applyTo(byte[] bytes) {
    int at = Math.floorMod(where, bytes.length + 1);
    int end = Math.min(bytes.length, at + 1 + Math.floorMod(amount, LONGEST_SPAN));
    byte[] changed =
        switch (kind) {
          case FLIP_BIT -> flipped(bytes, at);
          case CUT_OFF -> Arrays.copyOf(bytes, at);
          case REMOVE -> join(bytes, at, new byte[0], end);
          case REPEAT -> join(bytes, at, repeated(Arrays.copyOfRange(bytes, at, end)), at);
          case ZERO -> join(bytes, at, new byte[end - at], end);
          case INSERT_TOKEN -> join(bytes, at, utf8(one(TOKENS)), at);
          case REPLACE_NUMBER -> replaced(bytes, NUMBER, one(NUMBERS));
          case REPLACE_WORD -> replaced(bytes, WORD, one(words(bytes)));
          case MOVE_LINE -> lineMoved(bytes);
          case NEST -> join(bytes, at, utf8("[{\"a\":".repeat(Math.floorMod(amount, 2000))), at);
        };
    return changed.length <= LARGEST ? changed : Arrays.copyOf(changed, LARGEST);
  }

  private byte[] flipped(byte[] bytes, int at) {
    byte[] flipped = bytes.clone();
    if (at < flipped.length) {
      flipped[at] ^= (byte) (1 << Math.floorMod(amount, 8));
    }
    return flipped;
  }

  private byte[] repeated(byte[] span) {
    ByteArrayOutputStream copies = new ByteArrayOutputStream();
    for (int i = 0; i <= Math.floorMod(where, 50); i++) {
      copies.writeBytes(span);
    }
    return copies.toByteArray();
  }

  private byte[] replaced(byte[] bytes, Pattern pattern, String by) {
    String text = latin1(bytes);
    List<MatchResult> found = pattern.matcher(text).results().toList();
    if (found.isEmpty()) {
      return bytes;
    }
    MatchResult one = found.get(Math.floorMod(where, found.size()));
    return join(bytes, one.start(), utf8(by), one.end());
  }

  // Latin-1 has one character a byte, so positions in the text are positions in the bytes.
  private static List<String> words(byte[] bytes) {
    List<String> words = WORD.matcher(latin1(bytes)).results().map(MatchResult::group).toList();
    return words.isEmpty() ? TOKENS : words;
  }

  private byte[] lineMoved(byte[] bytes) {
    String[] lines = latin1(bytes).split("\n", -1);
    int from = Math.floorMod(where, lines.length);
    int to = Math.floorMod(amount, lines.length);
    String line = lines[from];
    lines[from] = lines[to];
    lines[to] = line;
    return String.join("\n", lines).getBytes(StandardCharsets.ISO_8859_1);
  }

  private String one(List<String> choices) {
    return choices.get(Math.floorMod(amount, choices.size()));
  }

  private static byte[] join(byte[] bytes, int end, byte[] middle, int start) {
    ByteArrayOutputStream joined = new ByteArrayOutputStream(bytes.length + middle.length);
    joined.write(bytes, 0, end);
    joined.writeBytes(middle);
    joined.write(bytes, start, bytes.length - start);
    return joined.toByteArray();
  }

  private static String latin1(byte[] bytes) {
    return new String(bytes, StandardCharsets.ISO_8859_1);
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
