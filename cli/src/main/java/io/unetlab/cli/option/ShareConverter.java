package io.unetlab.cli.option;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Parses a share of a total, {@code 1%} or {@code 0.5 %}, as a fraction. */
public final class ShareConverter implements ITypeConverter<Double> {

  private static final Pattern PERCENT = Pattern.compile("([0-9]{1,3}(?:\\.[0-9]{1,9})?) ?%");

  @Override
  public Double convert(String text) {
    Matcher matcher = PERCENT.matcher(text.strip());
    double share = matcher.matches() ? Double.parseDouble(matcher.group(1)) / 100 : 2;
    if (share > 1) {
      throw new TypeConversionException(
          String.format(
              Locale.ROOT, "expected a share from 0%% to 100%%, such as 1%%, found `%s`", text));
    }
    return share;
  }
}
