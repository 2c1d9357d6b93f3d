package io.unetlab.builders.weights;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.unetlab.builders.cache.DraftFile;
import io.unetlab.builders.graph.ElementType;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.IntConsumer;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/**
 * Writes tensors to one safetensors file, sorted by name: equal tensors produce equal bytes.
 * Numbers are written in pieces, so that a network may be larger than the memory; the file is
 * written next to its target and renamed, so that the target is never incomplete.
 */
public final class SafetensorsWriter {

  private static final int ALIGNMENT = 8;
  private static final JsonFactory JSON = new JsonFactory();

  private final ElementType type;
  private final List<Tensor> tensors;
  private final TensorBytes numbers;

  private SafetensorsWriter(Collection<Tensor> tensors, ElementType type) {
    this.type = type;
    this.numbers = new TensorBytes(type);
    this.tensors = tensors.stream().sorted(Comparator.comparing(Tensor::name)).toList();
  }

  /**
   * Writes a file.
   *
   * @param type what the numbers are rounded to; whole numbers are written as I64
   * @return the number of finite values that became infinite, because they exceed the type's range
   * @throws io.unetlab.spec.source.SpecException if a tensor has no floats
   */
  public static long write(
      Path target, Collection<Tensor> tensors, ElementType type, Map<String, String> metadata)
      throws IOException {
    return write(target, tensors, type, metadata, done -> {});
  }

  /**
   * Writes a file and reports progress.
   *
   * @param written receives the number of tensors written, after each one
   */
  public static long write(
      Path target,
      Collection<Tensor> tensors,
      ElementType type,
      Map<String, String> metadata,
      IntConsumer written)
      throws IOException {
    SafetensorsWriter writer = new SafetensorsWriter(tensors, type);
    byte[] header = writer.header(metadata);
    try (DraftFile draft = DraftFile.of(target)) {
      try (FileChannel out =
          FileChannel.open(draft.path(), StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
        writer.write(header, out, written);
      }
      draft.finish();
    }
    return writer.numbers.overflows();
  }

  // The length, the JSON, and spaces that align the data.
  private byte[] header(Map<String, String> metadata) {
    ByteArrayOutputStream json = new ByteArrayOutputStream();
    try (JsonGenerator out = JSON.createGenerator(ObjectWriteContext.empty(), json)) {
      out.writeStartObject();
      if (!metadata.isEmpty()) {
        out.writeName("__metadata__");
        out.writeStartObject();
        new TreeMap<>(metadata).forEach(out::writeStringProperty);
        out.writeEndObject();
      }
      long begin = 0;
      for (Tensor tensor : tensors) {
        begin = entry(out, tensor, begin);
      }
      out.writeEndObject();
    }
    json.writeBytes(" ".repeat(Math.floorMod(-json.size(), ALIGNMENT)).getBytes(US_ASCII));
    return ByteBuffer.allocate(Long.BYTES + json.size())
        .order(ByteOrder.LITTLE_ENDIAN)
        .putLong(json.size())
        .put(json.toByteArray())
        .array();
  }

  private long entry(JsonGenerator out, Tensor tensor, long begin) {
    ElementType own = tensor.isWhole() ? ElementType.INT64 : type;
    long end = Math.addExact(begin, Math.multiplyExact(tensor.elements(), own.bytes()));
    out.writeName(tensor.name());
    out.writeStartObject();
    out.writeStringProperty("dtype", Dtypes.name(own));
    out.writeName("shape");
    numbers(out, tensor.dims());
    out.writeName("data_offsets");
    numbers(out, List.of(begin, end));
    out.writeEndObject();
    return end;
  }

  private static void numbers(JsonGenerator out, List<Long> numbers) {
    out.writeStartArray();
    numbers.forEach(out::writeNumber);
    out.writeEndArray();
  }

  private void write(byte[] header, FileChannel out, IntConsumer written) throws IOException {
    ByteBuffer head = ByteBuffer.wrap(header);
    while (head.hasRemaining()) {
      out.write(head);
    }
    int done = 0;
    for (Tensor tensor : tensors) {
      if (tensor.isWhole()) {
        TensorBytes.writeWholes(tensor, out);
      } else {
        numbers.write(tensor, out);
      }
      written.accept(++done);
    }
  }
}
