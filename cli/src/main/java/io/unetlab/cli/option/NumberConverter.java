package io.unetlab.cli.option;

import picocli.CommandLine;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Parses an option that takes a number, and says in the user's words what is expected. */
public record NumberConverter() implements ITypeConverter<Double> {

  /** Registers it for the numbers of a command and its subcommands. */
  public static void register(CommandLine command) {
    command.registerConverter(Double.class, new NumberConverter());
    command.registerConverter(double.class, new NumberConverter());
  }

  @Override
  public Double convert(String text) {
    try {
      return Double.valueOf(text);
    } catch (NumberFormatException e) {
      throw new TypeConversionException(
          "expected a number, such as 30 or 0.5, without a unit, found `" + text + "`");
    }
  }
}
