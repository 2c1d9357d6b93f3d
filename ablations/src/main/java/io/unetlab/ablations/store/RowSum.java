package io.unetlab.ablations.store;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/**
 * The checksum of a row over its key and all of its values: SQLite has none, so without it a
 * damaged or edited number would be read like any other. Each value goes in with its length, so
 * that no text moves from one column to the next.
 */
final class RowSum {

  private static final byte[] NULL = {};

  private final CRC32C sum = new CRC32C();
  private final ByteBuffer length = ByteBuffer.allocate(Integer.BYTES);

  /**
   * The checksum of some values; a reader and a writer pass them in the same order.
   *
   * @param table so that no row passes for one of another table
   */
  static long of(String table, @Nullable Object... values) {
    RowSum row = new RowSum();
    row.add(table);
    for (Object value : values) {
      row.add(value);
    }
    return row.sum.getValue();
  }

  private void add(@Nullable Object value) {
    byte[] bytes =
        value == null
            ? NULL
            : value instanceof byte[] raw ? raw : value.toString().getBytes(StandardCharsets.UTF_8);
    sum.update(length.clear().putInt(value == null ? -1 : bytes.length).flip());
    sum.update(bytes);
  }
}
