package io.unetlab.profiler.delegate;

import io.unetlab.builders.graph.ElementType;
import io.unetlab.builders.tflite.TfliteForm;
import io.unetlab.builders.tflite.TfliteOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** XNNPACK takes the pieces that its rules predict: the same operators, cut at the same places. */
@Tag("slow")
final class XnnpackTest {

  private static final Path REFERENCES = Path.of("../builders/src/test/resources/reference");

  @TempDir private Path folder;

  static List<Arguments> cases() throws IOException {
    List<Arguments> all = new ArrayList<>();
    try (Stream<Path> cases = Files.list(REFERENCES)) {
      for (Path one : cases.sorted().toList()) {
        for (TfliteForm form : TfliteForm.values()) {
          for (ElementType precision : TfliteOptions.PRECISIONS) {
            all.add(Arguments.of(one.getFileName().toString(), form, precision));
          }
        }
      }
    }
    return all;
  }

  @ParameterizedTest(name = "{0} {1} {2}")
  @MethodSource("cases")
  void theRuntimeTakesThePieces(String name, TfliteForm form, ElementType precision)
      throws IOException {
    Path spec = REFERENCES.resolve(name).resolve("spec.yaml");

    XnnpackPieces.check(spec, new TfliteOptions(precision, form), folder);
  }

  @ParameterizedTest
  @EnumSource(TfliteForm.class)
  void theRuntimeTakesGroups(TfliteForm form) throws IOException {
    for (ElementType precision : TfliteOptions.PRECISIONS) {
      XnnpackPieces.check(DelegatesTest.grouped(), new TfliteOptions(precision, form), folder);
    }
  }
}
