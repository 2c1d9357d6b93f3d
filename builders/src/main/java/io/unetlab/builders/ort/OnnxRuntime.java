package io.unetlab.builders.ort;

import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtLoggingLevel;
import io.unetlab.builders.RuntimeUnavailableException;
import io.unetlab.builders.cache.CacheDirectory;
import io.unetlab.builders.cache.DraftFile;
import io.unetlab.spec.source.Reason;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * ONNX Runtime in this process, started on its first use. Its native libraries are unpacked once
 * into the cache directory; by default it would unpack them into the system's temporary directory,
 * again for each process.
 */
public final class OnnxRuntime {

  /** The libraries, without a platform's prefix and suffix. */
  private static final List<String> LIBRARIES = List.of("onnxruntime", "onnxruntime4j_jni");

  private OnnxRuntime() {}

  /**
   * The runtime's version.
   *
   * @throws RuntimeUnavailableException where it has no native library for this platform
   */
  public static String version() {
    return environment().getVersion();
  }

  static OrtEnvironment environment() {
    return Started.environment();
  }

  /**
   * The folder of its native libraries, to pass to another process in {@code
   * onnxruntime.native.path}.
   *
   * @throws RuntimeUnavailableException where there are none for this platform
   */
  public static Path libraries() {
    try {
      return Libraries.unpack()
          .orElseThrow(
              () ->
                  new RuntimeUnavailableException(
                      "ONNX Runtime has no native library for " + Libraries.platform()));
    } catch (IOException e) {
      throw unusable(e);
    }
  }

  private static CacheDirectory.UnusableException unusable(IOException e) {
    return new CacheDirectory.UnusableException(
        CacheDirectory.of(Libraries.PART), "cannot unpack ONNX Runtime: " + Reason.of(e));
  }

  private static final class Started {

    private static final Object LOCK = new Object();
    private static volatile boolean started;

    static OrtEnvironment environment() {
      if (!started) {
        synchronized (LOCK) {
          if (!started) {
            start();
            started = true;
          }
        }
      }
      return OrtEnvironment.getEnvironment();
    }

    private static void start() {
      try {
        // If the runtime lacks a library for this platform, it reports that itself.
        Libraries.unpack()
            .ifPresent(it -> System.setProperty("onnxruntime.native.path", it.toString()));
        OrtEnvironment.getEnvironment(OrtLoggingLevel.ORT_LOGGING_LEVEL_ERROR, "unetlab");
        keep();
      } catch (IOException e) {
        throw unusable(e);
      } catch (LinkageError | IllegalStateException e) {
        throw new RuntimeUnavailableException(
            "ONNX Runtime cannot start on " + Libraries.platform() + ": " + e.getMessage(), e);
      }
    }

    // When the process is stopped, the library's own hook frees its environment while other
    // threads still compute with it, which crashes. The native environment counts its users, so
    // one more of them keeps it until the process ends.
    private static void keep() {
      try {
        Field api = Class.forName("ai.onnxruntime.OnnxRuntime").getDeclaredField("ortApiHandle");
        Method create =
            OrtEnvironment.class.getDeclaredMethod(
                "createHandle", long.class, int.class, String.class);
        api.setAccessible(true);
        create.setAccessible(true);
        int level = OrtLoggingLevel.ORT_LOGGING_LEVEL_ERROR.getValue();
        create.invoke(null, api.getLong(null), level, "unetlab");
      } catch (ReflectiveOperationException e) {
        throw new IllegalStateException("another version of it is expected", e);
      }
    }
  }

  private static final class Libraries {

    private static final String PART = "onnxruntime";

    private Libraries() {}

    /** Empty if the runtime has no library for this platform. */
    static Optional<Path> unpack() throws IOException {
      Path folder = CacheDirectory.made(PART).resolve(runtimeVersion()).resolve(platform());
      for (String library : LIBRARIES) {
        String file = System.mapLibraryName(library);
        String resource = "/ai/onnxruntime/native/" + platform() + "/" + file;
        try (InputStream packed = OrtEnvironment.class.getResourceAsStream(resource)) {
          if (packed == null) {
            return Optional.empty();
          }
          unpack(packed, folder, file);
        }
      }
      return Optional.of(folder);
    }

    private static void unpack(InputStream packed, Path folder, String file) throws IOException {
      Path target = folder.resolve(file);
      if (Files.exists(target)) {
        return;
      }
      Files.createDirectories(folder);
      try (DraftFile draft = DraftFile.of(target)) {
        Files.copy(packed, draft.path());
        draft.finish(); // Another process may have unpacked it too: the same bytes.
      }
    }

    // Read from the jar, since the library can report it only once it is loaded.
    private static String runtimeVersion() {
      return String.valueOf(OrtEnvironment.class.getPackage().getImplementationVersion());
    }

    static String platform() {
      String arch = System.getProperty("os.arch").toLowerCase(Locale.ROOT);
      String os = System.getProperty("os.name").toLowerCase(Locale.ROOT);
      String family = os.contains("win") ? "win" : os.contains("mac") ? "osx" : "linux";
      return family + "-" + (arch.equals("amd64") || arch.equals("x86_64") ? "x64" : arch);
    }
  }
}
