package io.unetlab.builders.djl;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * A TorchScript archive of one module without parameters, built from its source: a zip of the
 * source, a pickle with one object of the module's class, an empty tuple of constants and the
 * format's version.
 */
final class TorchScript {

  private static final String VERSION = "3\n";

  private TorchScript() {}

  /**
   * The archive of a module.
   *
   * @param type the class's name
   * @param methods its methods in TorchScript's serialised form, indented by two
   */
  static InputStream module(String type, String methods) {
    String head =
        """
        class %s(Module):
          __parameters__ = []
          __buffers__ = []
          training : bool
          _is_full_backward_hook : Optional[bool]
        """;
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      zip.setMethod(ZipOutputStream.STORED);
      add(zip, "data.pkl", object(type));
      add(zip, "code/__torch__.py", utf8(String.format(head, type) + methods));
      add(zip, "constants.pkl", emptyTuple());
      add(zip, "version", utf8(VERSION));
    } catch (IOException e) {
      throw new UncheckedIOException("a zip in memory cannot fail", e);
    }
    return new ByteArrayInputStream(bytes.toByteArray());
  }

  private static void add(ZipOutputStream zip, String name, byte[] content) throws IOException {
    CRC32 sum = new CRC32();
    sum.update(content);
    ZipEntry entry = new ZipEntry("kernels/" + name);
    entry.setTime(0);
    entry.setSize(content.length);
    entry.setCrc(sum.getValue());
    zip.putNextEntry(entry);
    zip.write(content);
    zip.closeEntry();
  }

  // Pickle, protocol 2: the class, no arguments, a new object, its state {training: false}.
  private static byte[] object(String type) {
    ByteArrayOutputStream pickle = new ByteArrayOutputStream();
    pickle.writeBytes(new byte[] {(byte) 0x80, 2});
    pickle.writeBytes(utf8("c__torch__\n" + type + "\n)"));
    pickle.write(0x81);
    pickle.writeBytes(utf8("}("));
    key(pickle, "training");
    pickle.write(0x89);
    key(pickle, "_is_full_backward_hook");
    pickle.writeBytes(utf8("Nub."));
    return pickle.toByteArray();
  }

  private static void key(ByteArrayOutputStream pickle, String name) {
    byte[] text = utf8(name);
    pickle.write('X');
    pickle.writeBytes(new byte[] {(byte) text.length, 0, 0, 0});
    pickle.writeBytes(text);
  }

  private static byte[] emptyTuple() {
    return new byte[] {(byte) 0x80, 2, ')', '.'};
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
