package io.unetlab.cluster;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Spark's reasons in one line, without the traces and the advice that it adds. */
final class SparkFault {

  // YARN calls every node bad on which a process ended.
  private static final Pattern CONTAINER =
      Pattern.compile(
          "Container (?:from a bad node|marked as failed): (\\w+)(?: on host: \\S+)?"
              + "\\. Exit status: (-?\\d+)\\.");

  /** Its numbers and its advice are what helps. */
  private static final String MEMORY = "Container killed by YARN for exceeding ";

  private SparkFault() {}

  static String reason(Throwable fault) {
    String message = String.valueOf(fault.getMessage());
    return message.lines().map(String::strip).filter(it -> !it.isEmpty()).findFirst().orElse("");
  }

  static String firstSentence(String message) {
    String text = message.strip();
    Matcher container = CONTAINER.matcher(text);
    if (container.lookingAt()) {
      return container.group(1) + " ended with exit status " + container.group(2);
    }
    int end = text.startsWith(MEMORY) ? -1 : text.indexOf(". ");
    String sentence = end < 0 ? text : text.substring(0, end);
    return sentence.lines().findFirst().orElse("").replaceAll("\\.$", "");
  }
}
