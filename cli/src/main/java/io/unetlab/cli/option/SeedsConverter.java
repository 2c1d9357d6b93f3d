package io.unetlab.cli.option;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.LongStream;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Parses seeds: one, {@code 4}, or the first and the last of several, {@code 1-4}. */
public final class SeedsConverter implements ITypeConverter<SeedsConverter.Seeds> {

  /** As many as a recipe may list. */
  private static final long MOST = 1000;

  private static final Pattern WRITTEN = Pattern.compile("([0-9]{1,10})(?:-([0-9]{1,10}))?");

  /** Seeds in their order. */
  record Seeds(List<Long> all) {}

  @Override
  public Seeds convert(String text) {
    Matcher matcher = WRITTEN.matcher(text.strip());
    if (matcher.matches()) {
      long first = Long.parseLong(matcher.group(1));
      long last = matcher.group(2) == null ? first : Long.parseLong(matcher.group(2));
      if (first <= last && last - first < MOST && last <= Integer.MAX_VALUE) {
        return new Seeds(LongStream.rangeClosed(first, last).boxed().toList());
      }
    }
    throw new TypeConversionException(
        "expected seeds such as 1,2,3 or 1-3, at most 1000, found `" + text + "`");
  }
}
