package io.unetlab.cli.option;

import io.unetlab.profiler.cost.Precision;
import java.util.List;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** {@code --precision}, on every command that counts bytes without running anything. */
public final class PrecisionOption {

  @Option(
      names = "--precision",
      paramLabel = "TYPE",
      converter = Types.class,
      defaultValue = "float32",
      description = {
        "What figures in bytes assume: float32, float16, bfloat16, int8, int4,",
        "or weights/activations, such as int8/float16; ${DEFAULT-VALUE} if left out."
      })
  private Precision precision;

  public Precision precision() {
    return precision;
  }

  /** Parses the option. */
  static final class Types implements ITypeConverter<Precision>, Worded {

    @Override
    public List<String> words() {
      return List.of("float32", "float16", "bfloat16", "int8", "int4");
    }

    @Override
    public Precision convert(String text) {
      return Precision.parse(text)
          .orElseThrow(
              () ->
                  new TypeConversionException(
                      "expected one of " + Precision.EXPECTED + ", found `" + text + "`"));
    }
  }
}
