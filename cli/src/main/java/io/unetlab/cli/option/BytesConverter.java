package io.unetlab.cli.option;

import io.unetlab.profiler.metric.Quantity;
import java.math.BigDecimal;
import java.util.Optional;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Parses the size of a memory, {@code 4GB} or {@code 512MiB}, in bytes. */
public final class BytesConverter implements ITypeConverter<BigDecimal> {

  @Override
  public BigDecimal convert(String text) {
    Optional<BigDecimal> bytes =
        Quantity.parse(text)
            .filter(it -> it.unit().equals("B") && it.value().signum() > 0)
            .map(Quantity::value);
    return bytes.orElseThrow(
        () ->
            new TypeConversionException(
                "expected a size in bytes such as 4GB or 512MiB, found `" + text + "`"));
  }
}
