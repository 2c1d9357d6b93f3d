package io.unetlab.cli.option;

import io.unetlab.profiler.delegate.Delegate;
import io.unetlab.profiler.delegate.Delegates;
import io.unetlab.spec.source.Nearest;
import java.util.List;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Parses the word of a delegate. */
public final class DelegateConverter implements ITypeConverter<Delegate>, Worded {

  @Override
  public List<String> words() {
    return Delegates.words();
  }

  @Override
  public Delegate convert(String text) {
    return Delegates.of(text)
        .orElseThrow(
            () -> {
              String hint = Nearest.hint(text, words());
              return new TypeConversionException(
                  "expected one of "
                      + String.join(", ", words())
                      + ", found `"
                      + text
                      + "`"
                      + (hint.isEmpty() ? "" : " (" + hint + ")"));
            });
  }
}
