package io.unetlab.builders.ort;

import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtLoggingLevel;
import io.unetlab.builders.cache.CacheDirectory;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Locale;

/**
 * ONNX Runtime in this process, started on its first use. Its native libraries are unpacked once
 * into the cache directory; by itself it would unpack them into the system's temporary one, anew
 * for each process.
 */
public final class OnnxRuntime {

  /** The libraries, without what a platform puts before and behind a name. */
  private static final List<String> LIBRARIES = List.of("onnxruntime", "onnxruntime4j_jni");

  private OnnxRuntime() {}

  /**
   * The runtime's version.
   *
   * @throws UnavailableException where it has no native library for this platform
   */
  public static String version() {
    return environment().getVersion();
  }

  static OrtEnvironment environment() {
    return Started.environment();
  }

  /** No ONNX file can run here. */
  public static final class UnavailableException extends RuntimeException {

    private static final long serialVersionUID = 1;

    UnavailableException(String message, Throwable cause) {
      super(message, cause);
    }
  }

  private static final class Started {

    private static final Object LOCK = new Object();
    private static volatile boolean started;

    static OrtEnvironment environment() {
      if (!started) {
        synchronized (LOCK) {
          start();
          started = true;
        }
      }
      return OrtEnvironment.getEnvironment();
    }

    private static void start() {
      try {
        unpack(CacheDirectory.of("onnxruntime"));
        OrtEnvironment.getEnvironment(OrtLoggingLevel.ORT_LOGGING_LEVEL_ERROR, "unetlab");
      } catch (IOException e) {
        throw new UncheckedIOException("cannot unpack ONNX Runtime: " + e.getMessage(), e);
      } catch (LinkageError | IllegalStateException e) {
        throw new UnavailableException(
            "ONNX Runtime cannot start on " + platform() + ": " + e.getMessage(), e);
      }
    }

    /** Where the runtime has nothing for this platform it says so itself. */
    private static void unpack(Path cache) throws IOException {
      Path folder = cache.resolve(runtimeVersion()).resolve(platform());
      for (String library : LIBRARIES) {
        String file = System.mapLibraryName(library);
        String resource = "/ai/onnxruntime/native/" + platform() + "/" + file;
        try (InputStream packed = OrtEnvironment.class.getResourceAsStream(resource)) {
          if (packed == null) {
            return;
          }
          unpack(packed, folder, file);
        }
      }
      System.setProperty("onnxruntime.native.path", folder.toString());
    }

    private static void unpack(InputStream packed, Path folder, String file) throws IOException {
      Path target = folder.resolve(file);
      if (Files.exists(target)) {
        return;
      }
      Files.createDirectories(folder);
      Path draft = Files.createTempFile(folder, "unpacking", ".tmp");
      try {
        Files.copy(packed, draft, StandardCopyOption.REPLACE_EXISTING);
        // Two processes may both have unpacked it: the same bytes.
        Files.move(draft, target, StandardCopyOption.ATOMIC_MOVE);
      } finally {
        Files.deleteIfExists(draft);
      }
    }

    // Asked of the jar, since the library can say it only once it is loaded.
    private static String runtimeVersion() {
      return String.valueOf(OrtEnvironment.class.getPackage().getImplementationVersion());
    }

    private static String platform() {
      String arch = System.getProperty("os.arch").toLowerCase(Locale.ROOT);
      String os = System.getProperty("os.name").toLowerCase(Locale.ROOT);
      String family = os.contains("win") ? "win" : os.contains("mac") ? "osx" : "linux";
      return family + "-" + (arch.equals("amd64") || arch.equals("x86_64") ? "x64" : arch);
    }
  }
}
