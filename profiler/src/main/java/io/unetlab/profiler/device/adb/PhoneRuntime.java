package io.unetlab.profiler.device.adb;

import io.unetlab.builders.cache.CacheDirectory;
import io.unetlab.builders.cache.ContentCache;
import io.unetlab.builders.cache.Lease;
import io.unetlab.profiler.device.Device;
import io.unetlab.profiler.device.DeviceException;
import io.unetlab.profiler.device.Dexer;
import io.unetlab.spec.source.Reason;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/**
 * The files a phone needs to run the agent: the classes of the agent and the runtime as one dex
 * file, and the runtime's native libraries for the phone's ABI. They are extracted from the AAR
 * once and cached by its SHA-256.
 */
public final class PhoneRuntime implements AutoCloseable {

  private static final long LIMIT = 1_000_000_000;

  private final Lease unpacked;
  private final Lease dex;

  private PhoneRuntime(Lease unpacked, Lease dex) {
    this.unpacked = unpacked;
    this.dex = dex;
  }

  /**
   * Leases the files of a device whose runtime is ONNX Runtime.
   *
   * @throws DeviceException when they cannot be unpacked
   */
  public static PhoneRuntime open(Device device) {
    Device.Runtime runtime = device.runtime();
    Lease unpacked =
        unpacked(new ContentCache(CacheDirectory.made("android"), LIMIT), runtime, device.abi());
    try {
      Lease dex = Dexer.inCache().lease(unpacked.path().resolve("classes.jar"));
      return new PhoneRuntime(unpacked, dex);
    } catch (RuntimeException | Error e) {
      unpacked.close();
      throw e;
    }
  }

  /**
   * Leases the AAR's files.
   *
   * @throws DeviceException when the AAR cannot be read
   * @throws CacheDirectory.UnusableException when its files cannot be written
   */
  static Lease unpacked(ContentCache cache, Device.Runtime runtime, String abi) {
    try {
      return cache.lease(
          runtime.sha256() + "-" + abi, folder -> unpack(runtime.path(), abi, folder));
    } catch (IOException e) {
      String message = "cannot unpack " + runtime.path() + ": " + Reason.of(e);
      throw isOf(runtime.path(), e)
          ? DeviceException.refused(message)
          : new CacheDirectory.UnusableException(cache.root(), message);
    }
  }

  private static boolean isOf(Path aar, IOException e) {
    return e instanceof ZipException
        || e instanceof EOFException
        || (e instanceof FileSystemException of && aar.toString().equals(of.getFile()));
  }

  /** The program that runs the agent, valid while this is open. */
  public AgentProgram program() {
    return program(unpacked.path(), dex.path());
  }

  @Override
  public void close() {
    dex.close();
    unpacked.close();
  }

  private static AgentProgram program(Path folder, Path dex) {
    try (var files = Files.list(folder)) {
      List<Path> libraries =
          files.filter(file -> file.toString().endsWith(".so")).sorted().toList();
      return new AgentProgram(List.of(dex), libraries);
    } catch (IOException e) {
      throw new CacheDirectory.UnusableException(folder, e);
    }
  }

  private static void unpack(Path aar, String abi, Path folder) throws IOException {
    String libraries = String.format(Locale.ROOT, "jni/%s/", abi);
    try (ZipFile zip = new ZipFile(aar.toFile())) {
      for (ZipEntry entry : entries(zip)) {
        String name = entry.getName();
        boolean library = name.startsWith(libraries) && name.endsWith(".so");
        if (library || name.equals("classes.jar")) {
          try (InputStream in = zip.getInputStream(entry)) {
            Files.copy(in, folder.resolve(name.substring(name.lastIndexOf('/') + 1)));
          }
        }
      }
    }
  }

  private static List<ZipEntry> entries(ZipFile zip) {
    List<ZipEntry> entries = new ArrayList<>();
    zip.entries().asIterator().forEachRemaining(entries::add);
    return entries;
  }
}
