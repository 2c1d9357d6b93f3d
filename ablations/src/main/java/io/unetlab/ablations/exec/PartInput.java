package io.unetlab.ablations.exec;

import io.unetlab.ablations.design.Variant;
import io.unetlab.ablations.study.Factor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The variants of a part of a {@link CountingJob} as text: a line for each, with the index of each
 * factor's option.
 */
final class PartInput {

  private static final String BETWEEN = " ";

  private PartInput() {}

  static String text(List<Variant> variants, List<Factor> factors) {
    StringBuilder text = new StringBuilder();
    for (Variant variant : variants) {
      int[] configuration = variant.configuration(factors);
      for (int i = 0; i < configuration.length; i++) {
        text.append(i == 0 ? "" : BETWEEN).append(configuration[i]);
      }
      text.append('\n');
    }
    return text.toString();
  }

  /** The variants of the same study. */
  static List<Variant> read(String text, List<Factor> factors) {
    List<Variant> variants = new ArrayList<>();
    text.lines().map(it -> Variant.of(factors, configuration(it))).forEach(variants::add);
    return variants;
  }

  private static int[] configuration(String line) {
    return line.isEmpty()
        ? new int[0]
        : Arrays.stream(line.split(BETWEEN)).mapToInt(Integer::parseInt).toArray();
  }
}
