package io.unetlab.builders.djl;

import ai.djl.engine.Engine;
import ai.djl.engine.EngineException;
import ai.djl.ndarray.NDManager;
import ai.djl.pytorch.jni.JniUtils;
import io.unetlab.builders.RuntimeUnavailableException;
import io.unetlab.builders.cache.CacheDirectory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;

/**
 * The PyTorch engine of this process, started offline on its first use: without downloads or
 * telemetry; its native libraries are unpacked once into the cache directory.
 */
public final class PyTorch {

  private PyTorch() {}

  /**
   * A manager of arrays, which the caller closes: on the CPU, and on a GPU in a process {@link
   * #isOnGpu() that uses one}.
   *
   * @throws RuntimeUnavailableException where PyTorch has no native library for this platform
   */
  public static NDManager newManager() {
    return engine().newBaseManager();
  }

  /**
   * Where the first use in this cache unpacks the native libraries, which takes a while and much
   * space; empty once they are there.
   */
  public static Optional<Path> toUnpack() {
    Path folder = CacheDirectory.of(DjlProperties.PART).resolve("pytorch");
    return Files.isDirectory(folder) ? Optional.empty() : Optional.of(folder);
  }

  /** The version of PyTorch itself. */
  public static String version() {
    return engine().getVersion();
  }

  /**
   * Whether arrays are on a GPU: this process found native libraries for CUDA before those for the
   * CPU, and a GPU that they support. DJL decides so when the engine starts.
   */
  public static boolean isOnGpu() {
    return engine().defaultDevice().isGpu();
  }

  /** The number of threads per operation. */
  public static int threads() {
    engine();
    return JniUtils.getNumThreads();
  }

  /** Sets the number of threads per operation, for the whole process. */
  public static void setThreads(int threads) {
    if (threads < 1) {
      throw new IllegalArgumentException("threads must be at least 1, is " + threads);
    }
    engine();
    JniUtils.setNumThreads(threads);
  }

  private static Engine engine() {
    return Started.engine();
  }

  private static final class Started {

    private static final Object LOCK = new Object();
    private static volatile boolean started;

    static Engine engine() {
      if (!started) {
        synchronized (LOCK) {
          if (!started) {
            start();
            started = true;
          }
        }
      }
      return Engine.getEngine("PyTorch");
    }

    private static void start() {
      DjlProperties.set();
      try {
        Engine.getEngine("PyTorch");
      } catch (EngineException | UnsatisfiedLinkError | IllegalStateException e) {
        throw new RuntimeUnavailableException(
            "PyTorch cannot start on " + platform() + ": " + reason(e), e);
      }
      // The profiling executor would spend the first runs looking for fusions, which single
      // operations do not have.
      JniUtils.setGraphExecutorOptimize(false);
    }

    private static String platform() {
      return System.getProperty("os.name").toLowerCase(Locale.ROOT)
          + " "
          + System.getProperty("os.arch");
    }

    private static String reason(Throwable e) {
      Throwable root = e;
      while (root.getCause() != null) {
        root = root.getCause();
      }
      return String.valueOf(root.getMessage());
    }
  }
}
