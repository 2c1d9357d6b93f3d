package io.unetlab.profiler.device;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/**
 * Checks whether a file can run on a device, so that a wrong file is found before anything is
 * pushed. The methods return what is wrong as the end of a sentence.
 */
final class RuntimeContent {

  private static final String LIBRARY = "libonnxruntime.so";

  private static final int HEADER_BYTES = 20;
  private static final int ELF_MAGIC = 0x7F454C46;
  private static final int MACHINE_OFFSET = 18;

  /** ABIs by {@code e_machine} of the ELF specification. */
  private static final Map<Integer, String> ABIS =
      Map.of(183, "arm64-v8a", 40, "armeabi-v7a", 62, "x86_64", 3, "x86");

  private RuntimeContent() {}

  /** An AAR must contain ONNX Runtime's classes and its library for the ABI. */
  static Optional<String> unfitArchive(Path file, String abi) throws IOException {
    try (ZipFile zip = new ZipFile(file.toFile())) {
      TreeSet<String> abis = new TreeSet<>();
      for (String known : DeviceScalars.ABIS) {
        if (zip.getEntry("jni/" + known + "/" + LIBRARY) != null) {
          abis.add(known);
        }
      }
      if (zip.getEntry("classes.jar") == null || abis.isEmpty()) {
        return Optional.of(
            "is not the onnxruntime-android AAR: it has no classes.jar, or no jni/*/" + LIBRARY);
      }
      return abis.contains(abi)
          ? Optional.empty()
          : Optional.of("has no library for " + abi + ", only for " + String.join(", ", abis));
    } catch (ZipException e) {
      return Optional.of("is not an AAR: it is no zip file, or was cut off");
    }
  }

  /** A program must be an ELF file for the ABI's machine; Android is always little-endian. */
  static Optional<String> unfitProgram(Path file, String abi) throws IOException {
    byte[] bytes;
    try (InputStream in = Files.newInputStream(file)) {
      bytes = in.readNBytes(HEADER_BYTES);
    }
    ByteBuffer header = ByteBuffer.wrap(bytes);
    if (bytes.length < HEADER_BYTES || header.getInt(0) != ELF_MAGIC) {
      return Optional.of("is not a program for Android: it is no ELF file");
    }
    int machine = header.order(ByteOrder.LITTLE_ENDIAN).getShort(MACHINE_OFFSET);
    String built = ABIS.getOrDefault(machine, "another processor");
    return built.equals(abi)
        ? Optional.empty()
        : Optional.of("is a program for " + built + ", not for " + abi);
  }
}
