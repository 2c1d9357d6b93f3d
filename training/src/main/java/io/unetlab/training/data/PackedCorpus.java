package io.unetlab.training.data;

import io.unetlab.builders.cache.CacheDirectory;
import io.unetlab.builders.cache.ContentCache;
import io.unetlab.builders.cache.Lease;
import io.unetlab.builders.cache.Sha256;
import io.unetlab.builders.graph.TensorShape;
import io.unetlab.spec.source.Problems;
import io.unetlab.spec.source.SpecException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Objects;
import java.util.function.IntFunction;

/**
 * A corpus whose examples were computed once, decoded or encoded, and are in a file of the cache
 * under the corpus's identity. The file exists completely or not at all, and an example is read
 * when it is asked for, so that the corpus may be larger than the memory.
 */
final class PackedCorpus implements Corpus {

  private static final String FILE = "examples.bin";

  /** Bytes of all corpora together, those in use and the last one aside. */
  private static final long LIMIT = 50L << 30;

  private final Corpus source;
  private final Packing packing;
  private final Lease lease;
  private volatile FileChannel file;
  private boolean closed; // guarded by this

  private PackedCorpus(Corpus source, Packing packing, Lease lease, FileChannel file) {
    this.source = source;
    this.packing = packing;
    this.lease = lease;
    this.file = file;
  }

  /**
   * The corpus from the cache; computes it if it is not there.
   *
   * @param source has to be open as long as this
   * @throws SpecException with every example that cannot be computed
   * @throws CacheDirectory.UnusableException if the file cannot be written or read
   */
  static PackedCorpus of(Corpus source, Packing packing) {
    Path root = CacheDirectory.made("data");
    String key = Sha256.of(source.identity() + " " + packing);
    try {
      Lease lease =
          new ContentCache(root, LIMIT)
              .lease(key, folder -> write(source, packing, folder.resolve(FILE)))
              .at(FILE);
      try {
        FileChannel file = FileChannel.open(lease.path());
        return new PackedCorpus(source, packing, lease, file);
      } catch (IOException e) {
        lease.close();
        throw e;
      }
    } catch (IOException e) {
      throw new CacheDirectory.UnusableException(root, e);
    }
  }

  private static void write(Corpus source, Packing packing, Path target) throws IOException {
    Problems problems = new Problems();
    try (FileChannel file =
        FileChannel.open(target, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
      Writer writer = new Writer(source, packing, file, problems);
      writer.write(source.size(), source::example);
      writer.write(source.heldOut(), source::heldOutExample);
    }
    problems.throwIfErrors();
  }

  private record Writer(Corpus source, Packing packing, FileChannel file, Problems problems) {

    void write(int count, IntFunction<Example> examples) throws IOException {
      ByteBuffer buffer = packing.buffer(numbers(source));
      for (int i = 0; i < count && !problems.isFull(); i++) {
        try {
          packing.write(examples.apply(i).image(), buffer.clear());
        } catch (SpecException e) {
          problems.addAll(e.problems());
        }
        buffer.clear();
        while (buffer.hasRemaining()) {
          file.write(buffer);
        }
      }
    }
  }

  private static int numbers(Corpus source) {
    return Math.toIntExact(source.shape().elements());
  }

  @Override
  public TensorShape shape() {
    return source.shape();
  }

  @Override
  public int size() {
    return source.size();
  }

  @Override
  public int heldOut() {
    return source.heldOut();
  }

  @Override
  public Example example(int index) {
    return new Example(read(Objects.checkIndex(index, size())), caption(index));
  }

  @Override
  public Example heldOutExample(int index) {
    long number = (long) size() + Objects.checkIndex(index, heldOut());
    return new Example(read(number), heldOutCaption(index));
  }

  private float[] read(long number) {
    float[] image = new float[numbers(source)];
    ByteBuffer buffer = packing.buffer(image.length);
    try {
      read(buffer, number * buffer.capacity());
    } catch (IOException e) {
      throw new CacheDirectory.UnusableException(lease.path(), e);
    }
    packing.read(buffer.flip(), image);
    return image;
  }

  // A thread that is interrupted while it reads closes the file for all others.
  private void read(ByteBuffer buffer, long at) throws IOException {
    while (buffer.hasRemaining()) {
      FileChannel now = file;
      try {
        if (now.read(buffer, at + buffer.position()) < 0) {
          throw new IOException("the file ends too early");
        }
      } catch (ClosedChannelException e) {
        if (Thread.currentThread().isInterrupted()) {
          throw e;
        }
        reopen(now);
      }
    }
  }

  private synchronized void reopen(FileChannel interrupted) throws IOException {
    if (closed) {
      throw new ClosedChannelException();
    }
    if (file == interrupted) {
      file = FileChannel.open(lease.path());
    }
  }

  @Override
  public String caption(int index) {
    return source.caption(index);
  }

  @Override
  public String heldOutCaption(int index) {
    return source.heldOutCaption(index);
  }

  @Override
  public List<String> words() {
    return source.words();
  }

  @Override
  public String identity() {
    return source.identity();
  }

  @Override
  public synchronized void close() {
    closed = true;
    try {
      file.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      lease.close();
    }
  }
}
