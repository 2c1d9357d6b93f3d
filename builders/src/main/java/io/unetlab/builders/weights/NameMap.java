package io.unetlab.builders.weights;

import io.unetlab.spec.source.Problems;
import io.unetlab.spec.source.Source;
import io.unetlab.spec.source.SourceLocation;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Says which of a checkpoint's layers a network's layers start from: two patterns of names, of a
 * weight or of a layer with everything in it. A {@code *} stands for one or more characters other
 * than a dot, the same in both patterns, in their order.
 *
 * @param network such as {@code up_blocks.*.resnets.1}
 * @param checkpoint such as {@code up_blocks.*.resnets.2}
 */
record NameMap(String network, String checkpoint, SourceLocation location) {

  private static final String OPTION = "--map";
  private static final Pattern PATTERN = Pattern.compile("[\\w*-]+(\\.[\\w*-]+)*+");

  /** The text of {@code --map}: {@code NETWORK=CHECKPOINT}; empty if a problem was added. */
  static Optional<NameMap> parse(String text, Problems problems) {
    SourceLocation location = new Source(OPTION, text).at(1, 1);
    int equals = text.indexOf('=');
    String network = text.substring(0, Math.max(equals, 0)).strip();
    String checkpoint = text.substring(equals + 1).strip();
    Optional<String> mistake =
        equals < 0
            ? Optional.of("expected NETWORK=CHECKPOINT or " + BkSdm.NAME + ", found `" + text + "`")
            : mistake(network).or(() -> mistake(checkpoint)).or(() -> mistake(network, checkpoint));
    mistake.ifPresent(
        it ->
            problems.error(
                WeightCode.BAD_MAP,
                location,
                "",
                it,
                "for example up_blocks.*.resnets.1=up_blocks.*.resnets.2"));
    return mistake.isPresent()
        ? Optional.empty()
        : Optional.of(new NameMap(network, checkpoint, location));
  }

  private static Optional<String> mistake(String pattern) {
    return PATTERN.matcher(pattern).matches() && !pattern.contains("**")
        ? Optional.empty()
        : Optional.of("`" + pattern + "` is not a name of a layer with `*` in it");
  }

  private static Optional<String> mistake(String network, String checkpoint) {
    return stars(network) == stars(checkpoint)
        ? Optional.empty()
        : Optional.of(
            String.format(
                Locale.ROOT,
                "`%s` has %d `*`, `%s` has %d; each stands for the same text in both",
                network,
                stars(network),
                checkpoint,
                stars(checkpoint)));
  }

  private static long stars(String pattern) {
    return pattern.chars().filter(it -> it == '*').count();
  }

  /** The checkpoint's name for a weight of the network; empty if this map does not concern it. */
  Optional<String> apply(String weight) {
    Matcher name = regex().matcher(weight);
    if (!name.matches()) {
      return Optional.empty();
    }
    StringBuilder mapped = new StringBuilder();
    int star = 1;
    for (char letter : checkpoint.toCharArray()) {
      mapped.append(letter == '*' ? name.group(star++) : String.valueOf(letter));
    }
    return Optional.of(mapped.append(name.group("rest")).toString());
  }

  private Pattern regex() {
    return Pattern.compile(
        "\\Q" + network.replace("*", "\\E([^.]+)\\Q") + "\\E" + "(?<rest>|\\..+)");
  }

  @Override
  public String toString() {
    return network + "=" + checkpoint;
  }
}
