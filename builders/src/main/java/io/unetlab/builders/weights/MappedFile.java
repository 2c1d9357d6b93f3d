package io.unetlab.builders.weights;

import java.io.IOException;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;

/**
 * A part of a file, mapped into memory. It is mapped in chunks, since one mapping is limited to 2
 * GiB. Safe for concurrent reads.
 */
final class MappedFile {

  private static final int CHUNK_BITS = 30;
  private static final long CHUNK = 1L << CHUNK_BITS;

  private final MappedByteBuffer[] chunks;

  private MappedFile(MappedByteBuffer[] chunks) {
    this.chunks = chunks;
  }

  /** Maps a part of an open file, which may be closed afterwards. */
  static MappedFile map(FileChannel channel, long from, long length) throws IOException {
    MappedByteBuffer[] chunks = new MappedByteBuffer[Math.toIntExact((length + CHUNK - 1) / CHUNK)];
    for (int i = 0; i < chunks.length; i++) {
      long begin = i * CHUNK;
      chunks[i] = channel.map(MapMode.READ_ONLY, from + begin, Math.min(CHUNK, length - begin));
    }
    return new MappedFile(chunks);
  }

  /** Copies bytes from a position in the mapped part. */
  void read(long from, byte[] to, int count) {
    int done = 0;
    while (done < count) {
      MappedByteBuffer chunk = chunks[(int) ((from + done) >>> CHUNK_BITS)];
      int at = (int) ((from + done) & (CHUNK - 1));
      int some = Math.min(count - done, chunk.capacity() - at);
      chunk.get(at, to, done, some);
      done += some;
    }
  }
}
