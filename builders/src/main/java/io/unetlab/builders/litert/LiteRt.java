package io.unetlab.builders.litert;

import io.unetlab.builders.RuntimeUnavailableException;
import io.unetlab.builders.cache.CacheDirectory;
import java.util.Map;
import org.bytedeco.javacpp.Loader;
import org.bytedeco.tensorflowlite.global.tensorflowlite;

/**
 * LiteRT in this process, started on its first use: TensorFlow Lite with XNNPACK. Its native
 * libraries are unpacked once into the cache directory, in a folder of their version and platform;
 * by default they would go to the user's home directory.
 */
public final class LiteRt {

  private static final String PART = "tensorflow-lite";

  private LiteRt() {}

  /**
   * The runtime's version.
   *
   * @throws RuntimeUnavailableException where it has no native library for this platform
   */
  public static String version() {
    start();
    return tensorflowlite.TfLiteVersion().getString();
  }

  /** Has to precede the first use of any class of the runtime. */
  static void start() {
    Started.once();
  }

  private static final class Started {

    /**
     * The library's settings. Memory is freed explicitly, so it needs neither a thread that frees
     * what was collected nor a limit: it would refuse to work in a process larger than its Java
     * heap, and a network's weights are outside the heap.
     */
    private static final Map<String, String> SETTINGS =
        Map.of("nopointergc", "true", "maxbytes", "0", "maxphysicalbytes", "0");

    private static volatile boolean started;

    private Started() {}

    static void once() {
      if (!started) {
        synchronized (Started.class) {
          if (!started) {
            start();
            started = true;
          }
        }
      }
    }

    private static void start() {
      set("cachedir", CacheDirectory.made(PART).toString());
      SETTINGS.forEach(Started::set);
      String platform = Loader.getPlatform();
      String library = platform + "/" + System.mapLibraryName("jnitensorflowlite");
      if (Loader.class.getResource("/org/bytedeco/tensorflowlite/" + library) == null) {
        throw new RuntimeUnavailableException("LiteRT has no native library for " + platform);
      }
      try {
        tensorflowlite.TfLiteVersion();
      } catch (LinkageError e) {
        throw new RuntimeUnavailableException(
            "LiteRT cannot start on " + platform + ": " + e.getMessage(), e);
      }
    }

    private static void set(String name, String value) {
      System.setProperty("org.bytedeco.javacpp." + name, value);
    }
  }
}
