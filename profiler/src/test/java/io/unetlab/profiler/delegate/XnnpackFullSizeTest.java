package io.unetlab.profiler.delegate;

import io.unetlab.builders.graph.ElementType;
import io.unetlab.builders.tflite.TfliteForm;
import io.unetlab.builders.tflite.TfliteOptions;
import java.io.IOException;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The same of full-size networks; {@code -Pfull-size}. */
@Tag("full-size")
final class XnnpackFullSizeTest {

  private static final Path MODELS = Path.of("../examples/models");

  @TempDir private Path folder;

  static Stream<Arguments> cases() {
    return Stream.of("mobilediffusion", "mobilediffusion_decoder", "sd_vae_encoder", "clip_vit_l14")
        .flatMap(name -> Stream.of(TfliteForm.values()).map(form -> Arguments.of(name, form)));
  }

  @ParameterizedTest(name = "{0} {1}")
  @MethodSource("cases")
  void theRuntimeTakesThePieces(String name, TfliteForm form) throws IOException {
    TfliteOptions halves = new TfliteOptions(ElementType.FLOAT16, form);

    XnnpackPieces.check(MODELS.resolve(name + ".yaml"), halves, folder);
  }
}
