package io.unetlab.builders.ort;

import static org.assertj.core.api.Assertions.assertThat;

import ai.onnxruntime.OrtEnvironment;
import io.unetlab.builders.Networks;
import io.unetlab.builders.graph.Graph;
import io.unetlab.builders.weights.Initializers;
import io.unetlab.spec.SpecLoader;
import java.io.IOException;
import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** Networks run although the library's shutdown hook has run; in a process, which may crash. */
final class OnnxRuntimeTest {

  @Test
  void theEnvironmentOutlivesTheLibrarysHook() throws Exception {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:-CreateCoredumpOnCrash",
                "-XX:ErrorFile=/dev/null",
                "-cp",
                System.getProperty("java.class.path"),
                Closing.class.getName())
            .redirectErrorStream(true)
            .start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(said).isZero();
    assertThat(said).endsWith("ran twice\n");
  }

  /** Does what the hook does, between two runs. */
  static final class Closing {

    private Closing() {}

    public static void main(String[] arguments) throws Exception {
      Path spec = Path.of("src/test/resources/reference/sd15_tiny/spec.yaml");
      Graph graph = Networks.graph(SpecLoader.load(spec));
      run(graph);
      Field api = Class.forName("ai.onnxruntime.OnnxRuntime").getDeclaredField("ortApiHandle");
      api.setAccessible(true);
      Field handle = OrtEnvironment.class.getDeclaredField("nativeHandle");
      handle.setAccessible(true);
      Constructor<?> hook =
          Class.forName("ai.onnxruntime.OrtEnvironment$OrtEnvCloser")
              .getDeclaredConstructor(long.class, long.class);
      hook.setAccessible(true);
      long environment = handle.getLong(OrtEnvironment.getEnvironment());
      ((Runnable) hook.newInstance(api.getLong(null), environment)).run();
      run(graph);
      System.out.println("ran twice");
      System.out.flush();
      Runtime.getRuntime().halt(0);
    }

    private static void run(Graph graph) throws IOException {
      OrtForward.run(graph, Initializers.seeded(graph, 1), Initializers.inputs(graph, 2), 1);
    }
  }
}
