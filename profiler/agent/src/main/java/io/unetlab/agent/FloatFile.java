package io.unetlab.agent;

import java.io.File;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.channels.FileChannel;
import java.util.ArrayList;
import java.util.List;

/**
 * A file of little-endian float32 tensors, one after another without headers. Whole numbers are
 * stored as floats too: ids are small enough to be exact.
 */
final class FloatFile {

  private static final int BYTES = 4;

  private FloatFile() {}

  /**
   * Reads the tensors into direct buffers, as a runtime requires.
   *
   * @param lengths number of elements of each tensor
   * @throws IOException also when the file has a different size
   */
  static List<FloatBuffer> read(File file, List<Integer> lengths) throws IOException {
    if (!file.isFile()) {
      throw new IOException("there is no file " + file);
    }
    try (RandomAccessFile in = new RandomAccessFile(file, "r")) {
      long expected = bytes(lengths);
      if (in.length() != expected) {
        throw new IOException(
            file
                + " has "
                + in.length()
                + " bytes, but the model's inputs take "
                + expected
                + ": float32 numbers for tensors of "
                + lengths
                + " elements");
      }
      List<FloatBuffer> tensors = new ArrayList<>();
      for (int length : lengths) {
        tensors.add(tensor(in.getChannel(), length));
      }
      return tensors;
    }
  }

  private static long bytes(List<Integer> lengths) {
    long bytes = 0;
    for (int length : lengths) {
      bytes += (long) length * BYTES;
    }
    return bytes;
  }

  private static FloatBuffer tensor(FileChannel in, int length) throws IOException {
    ByteBuffer bytes =
        ByteBuffer.allocateDirect(Math.multiplyExact(length, BYTES)).order(ByteOrder.LITTLE_ENDIAN);
    while (bytes.hasRemaining()) {
      if (in.read(bytes) < 0) {
        throw new IOException("the input file was truncated while it was read");
      }
    }
    bytes.flip();
    return bytes.asFloatBuffer();
  }
}
