package io.unetlab.cluster;

/** Spark's reasons in one line, without the traces and the advice that it adds. */
final class SparkFault {

  private SparkFault() {}

  static String reason(Throwable fault) {
    String message = String.valueOf(fault.getMessage());
    return message.lines().map(String::strip).filter(it -> !it.isEmpty()).findFirst().orElse("");
  }

  static String firstSentence(String text) {
    int end = text.indexOf(". ");
    String sentence = end < 0 ? text : text.substring(0, end);
    return sentence.lines().findFirst().orElse("").replaceAll("\\.$", "");
  }
}
