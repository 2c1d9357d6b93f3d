package io.unetlab.builders.weights;

import io.unetlab.spec.source.Problems;
import io.unetlab.spec.source.Reason;
import io.unetlab.spec.source.Source;
import io.unetlab.spec.source.SourceLocation;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Reads one file of the safetensors format: 8 bytes with the length of the header, the header in
 * JSON, the data. No claim of the file is trusted before it is checked against the file's size, and
 * no memory is allocated for claims that exceed it.
 */
final class Safetensors {

  /** The format's own limit. */
  static final int LONGEST_HEADER = 100_000_000;

  private static final int LENGTH_BYTES = 8;

  /** In a folder that diffusers saved. */
  private static final List<String> USUAL =
      List.of(
          "diffusion_pytorch_model.safetensors",
          "diffusion_pytorch_model.safetensors.index.json",
          "diffusion_pytorch_model.fp16.safetensors",
          "model.safetensors");

  private final SourceLocation location;
  private final Problems problems;

  private Safetensors(SourceLocation location, Problems problems) {
    this.location = location;
    this.problems = problems;
  }

  /** The tensors of a file, not yet read; empty if a problem was added. */
  static Optional<WeightStore> read(Path file, Problems problems) {
    SourceLocation whole = whole(file);
    if (!isReadable(file, problems)) {
      return Optional.empty();
    }
    Problems own = new Problems();
    Optional<WeightStore> store = Optional.empty();
    try (FileChannel channel = FileChannel.open(file)) {
      store = new Safetensors(whole, own).read(channel);
    } catch (IOException e) {
      own.error(WeightCode.NOT_READABLE, whole, "", "the file cannot be read: " + Reason.of(e));
    }
    problems.addAll(own);
    return own.hasErrors() ? Optional.empty() : store;
  }

  /** The location for problems of a file without lines. */
  static SourceLocation whole(Path file) {
    return new Source(file.normalize().toString(), "").at(1, 1);
  }

  static boolean isReadable(Path file, Problems problems) {
    // Pipes and devices have no size to check against.
    if (Files.isRegularFile(file)) {
      return true;
    }
    String message =
        Files.isDirectory(file)
            ? "this is a directory; name a file"
            : Files.exists(file) ? "this is not a regular file" : "there is no such file";
    problems.error(WeightCode.NOT_READABLE, whole(file), "", message, inside(file));
    return false;
  }

  // Of a folder as diffusers saves it, the file that was probably meant.
  private static String inside(Path folder) {
    return Stream.of("", "unet/")
        .flatMap(part -> USUAL.stream().map(part::concat))
        .filter(name -> Files.isRegularFile(folder.resolve(name)))
        .findFirst()
        .map(name -> "it contains " + name)
        .orElse("");
  }

  private Optional<WeightStore> read(FileChannel channel) throws IOException {
    long size = channel.size();
    Optional<FileFormat> other = otherFormat(channel, size);
    if (other.isPresent()) {
      problems.error(
          WeightCode.OTHER_FORMAT, location, "", other.get().statement(), other.get().remedy());
      return Optional.empty();
    }
    long header = headerLength(channel, size);
    if (header < 0) {
      return Optional.empty();
    }
    byte[] text = bytes(channel, LENGTH_BYTES, (int) header);
    Optional<Header> read = HeaderReader.read(text, location, problems);
    long begin = LENGTH_BYTES + header;
    read.ifPresent(it -> HeaderChecks.check(it, begin, size, location, problems));
    if (read.isEmpty() || problems.hasErrors()) {
      return Optional.empty();
    }
    MappedFile data = MappedFile.map(channel, begin, size - begin);
    List<Tensor> tensors = read.get().entries().stream().map(entry -> tensor(entry, data)).toList();
    return Optional.of(new WeightStore(location, tensors, read.get().metadata()));
  }

  // After its length a safetensors file has a JSON object, whatever its first bytes look like.
  private static Optional<FileFormat> otherFormat(FileChannel channel, long size)
      throws IOException {
    byte[] start = bytes(channel, 0, (int) Math.min(size, FileFormat.BYTES));
    boolean hasHeader = start.length > LENGTH_BYTES && start[LENGTH_BYTES] == '{';
    return hasHeader ? Optional.empty() : FileFormat.of(start);
  }

  /** Negative if a problem was added. */
  private long headerLength(FileChannel channel, long size) throws IOException {
    if (size < LENGTH_BYTES) {
      String message = "the file has " + size + " bytes; a header's length alone takes 8";
      return refuse(WeightCode.TRUNCATED, message);
    }
    byte[] prefix = bytes(channel, 0, LENGTH_BYTES);
    long length = ByteBuffer.wrap(prefix).order(ByteOrder.LITTLE_ENDIAN).getLong();
    String claim = "the header claims " + Long.toUnsignedString(length) + " bytes";
    if (length < 0 || length > LONGEST_HEADER) {
      String most = "; the format allows " + LONGEST_HEADER;
      return refuse(WeightCode.HEADER_TOO_LARGE, claim + most + " (is this a safetensors file?)");
    }
    if (length > size - LENGTH_BYTES) {
      String left = "; the file has " + (size - LENGTH_BYTES) + " left";
      return refuse(WeightCode.TRUNCATED, claim + left);
    }
    return length;
  }

  private long refuse(WeightCode code, String message) {
    problems.error(code, location, "", message);
    return -1;
  }

  private static byte[] bytes(FileChannel channel, long from, int count) throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(count);
    while (bytes.hasRemaining()) {
      if (channel.read(bytes, from + bytes.position()) < 0) {
        throw new IOException("it was truncated while being read");
      }
    }
    return bytes.array();
  }

  private static Tensor tensor(Entry entry, MappedFile data) {
    Numbers numbers = new MappedNumbers(data, entry.begin(), entry.type());
    return new Tensor(entry.name(), entry.dims(), entry.type(), numbers);
  }
}
