package io.unetlab.cli.option;

import io.unetlab.builders.Exporters;
import io.unetlab.builders.graph.ElementType;
import io.unetlab.builders.weights.FloatBytes;
import io.unetlab.profiler.runtime.HostRuntime;
import io.unetlab.spec.yaml.ChoiceType;
import java.util.Collection;
import java.util.List;
import picocli.CommandLine.ITypeConverter;

/** Parses {@code --precision}; each use of the option accepts different element types. */
public abstract class PrecisionConverter implements ITypeConverter<ElementType>, Worded {

  private final WordConverter<ElementType> words;

  private PrecisionConverter(Collection<ElementType> types) {
    this.words = new WordConverter<>(List.copyOf(types));
  }

  @Override
  public List<String> words() {
    return words.words().stream().<String>map(ChoiceType::word).toList();
  }

  @Override
  public ElementType convert(String text) {
    return words.convert(text);
  }

  /** For a weights file. */
  public static final class OfWeights extends PrecisionConverter {
    OfWeights() {
      super(FloatBytes.TYPES);
    }
  }

  /** For an ONNX file. */
  public static final class OfOnnx extends PrecisionConverter {
    OfOnnx() {
      super(Exporters.ONNX.precisions());
    }
  }

  /** For running a network on this machine. */
  public static final class OfRun extends PrecisionConverter {
    OfRun() {
      super(HostRuntime.PRECISIONS);
    }
  }
}
