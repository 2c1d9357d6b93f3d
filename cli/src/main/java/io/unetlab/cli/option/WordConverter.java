package io.unetlab.cli.option;

import io.unetlab.spec.source.Nearest;
import io.unetlab.spec.yaml.ChoiceType;
import java.util.Arrays;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Parses an option that takes one of several words, spelled as in YAML, ignoring case. */
public record WordConverter<E extends Enum<?>>(List<E> words) implements ITypeConverter<E> {

  /** Registers it for all such options of a command and its subcommands. */
  public static void register(CommandLine command) {
    command.getCommandSpec().args().stream()
        .filter(option -> option.converters().length == 0)
        .flatMap(option -> Arrays.stream(option.auxiliaryTypes()))
        .filter(Class::isEnum)
        .forEach(words -> register(command, words));
    command.getSubcommands().values().forEach(WordConverter::register);
  }

  // The parsed value is one of the class's constants.
  @SuppressWarnings("unchecked")
  private static <T> void register(CommandLine command, Class<T> words) {
    List<Enum<?>> constants =
        Arrays.stream(words.getEnumConstants()).<Enum<?>>map(Enum.class::cast).toList();
    command.registerConverter(words, (ITypeConverter<T>) new WordConverter<>(constants));
  }

  @Override
  public E convert(String text) {
    for (E constant : words) {
      if (ChoiceType.word(constant).equalsIgnoreCase(text)) {
        return constant;
      }
    }
    List<String> known = words.stream().<String>map(ChoiceType::word).toList();
    String hint = Nearest.hint(text, known);
    throw new TypeConversionException(
        "expected one of %s, found `%s`%s"
            .formatted(String.join(", ", known), text, hint.isEmpty() ? "" : " (" + hint + ")"));
  }
}
