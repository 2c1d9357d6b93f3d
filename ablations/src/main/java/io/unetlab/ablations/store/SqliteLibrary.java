package io.unetlab.ablations.store;

import io.unetlab.builders.cache.CacheDirectory;
import io.unetlab.builders.cache.DraftFile;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.zip.CRC32C;
import org.sqlite.SQLiteJDBCLoader;
import org.sqlite.util.LibraryLoaderUtil;

/**
 * SQLite's native library, in the cache once, under a name that follows from its content. The
 * driver by itself unpacks a copy for each process and leaves it there when the process is killed.
 */
final class SqliteLibrary {

  private static final String FOLDER = "sqlite";

  private static boolean ready;

  private SqliteLibrary() {}

  /**
   * Unpacks the library, unless a complete copy exists, and tells the driver where it is.
   *
   * @throws CacheDirectory.UnusableException if the cache has no room for it
   */
  static synchronized void prepare() {
    if (ready) {
      return;
    }
    Path folder = CacheDirectory.made(FOLDER);
    // Where the driver unpacks a copy if it cannot load this one.
    System.setProperty("org.sqlite.tmpdir", folder.toString());
    String name = LibraryLoaderUtil.getNativeLibName();
    String resource = LibraryLoaderUtil.getNativeLibResourcePath() + "/" + name;
    try (InputStream in = SQLiteJDBCLoader.class.getResourceAsStream(resource)) {
      // On a system without a library the driver says so.
      if (in != null) {
        Path library = unpacked(folder, name, in.readAllBytes());
        System.setProperty("org.sqlite.lib.path", folder.toString());
        System.setProperty("org.sqlite.lib.name", library.getFileName().toString());
      }
    } catch (IOException e) {
      throw new CacheDirectory.UnusableException(folder, e);
    }
    ready = true;
  }

  /** The file with this content; written if it does not exist or has another content. */
  static Path unpacked(Path folder, String name, byte[] content) throws IOException {
    CRC32C sum = new CRC32C();
    sum.update(content);
    Path file = folder.resolve(HexFormat.of().toHexDigits((int) sum.getValue()) + "-" + name);
    if (Files.isRegularFile(file) && Arrays.equals(Files.readAllBytes(file), content)) {
      return file;
    }
    try (DraftFile draft = DraftFile.of(file)) {
      Files.write(draft.path(), content);
      draft.finish();
    }
    return file;
  }
}
