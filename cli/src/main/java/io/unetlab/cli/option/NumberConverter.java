package io.unetlab.cli.option;

import java.util.List;
import java.util.function.Function;
import picocli.CommandLine;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Parses options that take numbers, and says in the user's words what is expected. */
public final class NumberConverter {

  private NumberConverter() {}

  /** Registers it for the numbers of a command and its subcommands. */
  public static void register(CommandLine command) {
    for (Class<Double> type : List.of(Double.class, double.class)) {
      command.registerConverter(
          type, of(Double::valueOf, "a number, such as 30 or 0.5, without a unit"));
    }
    for (Class<Integer> type : List.of(Integer.class, int.class)) {
      command.registerConverter(type, of(Integer::valueOf, "a whole number, such as 30"));
    }
  }

  private static <N> ITypeConverter<N> of(Function<String, N> parser, String expected) {
    return text -> {
      try {
        return parser.apply(text);
      } catch (NumberFormatException e) {
        throw new TypeConversionException("expected " + expected + ", found `" + text + "`");
      }
    };
  }
}
