package io.unetlab.profiler.device;

import com.android.tools.r8.CompilationFailedException;
import com.android.tools.r8.CompilationMode;
import com.android.tools.r8.D8;
import com.android.tools.r8.D8Command;
import com.android.tools.r8.Diagnostic;
import com.android.tools.r8.DiagnosticsHandler;
import com.android.tools.r8.OutputMode;
import com.android.tools.r8.Version;
import com.android.tools.r8.origin.PathOrigin;
import io.unetlab.builders.cache.CacheDirectory;
import io.unetlab.builders.cache.ContentCache;
import io.unetlab.builders.cache.Lease;
import io.unetlab.builders.cache.Sha256;
import io.unetlab.spec.source.Reason;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;

/**
 * Android does not run class files: D8 converts the agent and the Java part of a runtime to one dex
 * file, cached by a hash of the inputs.
 */
public final class Dexer {

  /** The lowest Android API level that the agent supports: 8.0. */
  public static final int MIN_API = 26;

  private static final long LIMIT = 100_000_000;
  private static final String NAME = "agent.jar";

  private final ContentCache cache;

  public Dexer(ContentCache cache) {
    this.cache = cache;
  }

  /** Stores in {@code dex} of the cache directory. */
  public static Dexer inCache() {
    return new Dexer(new ContentCache(CacheDirectory.made("dex"), LIMIT));
  }

  /**
   * Leases the jar with the dex file of the agent and a runtime, creating it if necessary.
   *
   * @param runtime the jar of the runtime's classes
   * @throws DeviceException when the runtime's classes cannot be turned into a dex file
   * @throws CacheDirectory.UnusableException when a file cannot be written
   */
  public Lease lease(Path runtime) {
    try {
      SortedMap<String, byte[]> agent = AgentClasses.read();
      return cache
          .lease(key(agent, runtime), folder -> dex(agent, runtime, folder.resolve(NAME)))
          .at(NAME);
    } catch (IOException e) {
      throw new CacheDirectory.UnusableException(
          cache.root(), "cannot write the agent's dex file: " + Reason.of(e));
    }
  }

  private static String key(SortedMap<String, byte[]> agent, Path runtime) throws IOException {
    MessageDigest digest = Sha256.digest();
    try (DigestOutputStream to = new DigestOutputStream(OutputStream.nullOutputStream(), digest);
        InputStream classes = Files.newInputStream(runtime)) {
      String maker = Version.getVersionString() + "\n" + MIN_API + "\n" + Runtime.version();
      to.write(maker.getBytes(StandardCharsets.UTF_8));
      for (Map.Entry<String, byte[]> one : agent.entrySet()) {
        String head = "\n" + one.getKey() + " " + one.getValue().length + "\n";
        to.write(head.getBytes(StandardCharsets.UTF_8));
        to.write(one.getValue());
      }
      classes.transferTo(to);
    }
    return HexFormat.of().formatHex(digest.digest(), 0, 16);
  }

  private static void dex(SortedMap<String, byte[]> agent, Path runtime, Path to)
      throws IOException {
    Complaints complaints = new Complaints();
    D8Command.Builder command =
        D8Command.builder(complaints)
            .setMode(CompilationMode.RELEASE)
            .setMinApiLevel(MIN_API)
            .addLibraryResourceProvider(new JavaLibrary())
            .addProgramFiles(runtime)
            .setOutput(to, OutputMode.DexIndexed);
    agent.forEach(
        (name, bytes) -> command.addClassProgramData(bytes, new PathOrigin(Path.of(name))));
    try {
      D8.run(command.build());
    } catch (CompilationFailedException e) {
      throw DeviceException.refused(
          "the classes of "
              + runtime
              + " cannot be turned into a dex file: "
              + String.join("; ", complaints.errors)
              + "; it has to be the classes.jar of an onnxruntime-android AAR");
    }
  }

  /** Collects D8's errors; its warnings concern runtime features that the agent never uses. */
  private static final class Complaints implements DiagnosticsHandler {

    private final List<String> errors = new ArrayList<>();

    @Override
    public synchronized void error(Diagnostic error) {
      errors.add(error.getDiagnosticMessage());
    }

    @Override
    public void warning(Diagnostic warning) {}

    @Override
    public void info(Diagnostic info) {}
  }
}
