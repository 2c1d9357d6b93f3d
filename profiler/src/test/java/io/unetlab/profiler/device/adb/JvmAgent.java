package io.unetlab.profiler.device.adb;

import ai.onnxruntime.OrtEnvironment;
import io.unetlab.agent.AgentMain;
import io.unetlab.builders.ort.OnnxRuntime;
import java.io.File;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What stands for {@code app_process}: the real agent in a JVM of this machine. */
final class JvmAgent {

  // Android's own virtual machine takes two words before the class, which mean nothing here.
  private static final String JAVA = java() + " \"$@\"";

  /** Does what it is asked. */
  static final String REAL = "shift 2\nexec " + JAVA + "\n";

  /** Says no more once the first sample is out, so that it cannot end before the cable breaks. */
  static final String STUCK = "shift 2\n" + JAVA + " | sed '/\"sample\"/q'\nexec sleep 1000\n";

  private JvmAgent() {}

  private static String java() {
    String classPath =
        Stream.of(AgentMain.class, OrtEnvironment.class)
            .map(type -> type.getProtectionDomain().getCodeSource().getLocation())
            .map(url -> Path.of(URI.create(url.toString())).toString())
            .collect(Collectors.joining(File.pathSeparator));
    return Quoting.words(
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-Donnxruntime.native.path=" + OnnxRuntime.libraries(),
            "-cp",
            classPath));
  }
}
