package io.unetlab.ablations.exec;

import io.unetlab.ablations.exec.Networks.Placed;
import io.unetlab.profiler.metric.MetricSet;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Function;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.InflaterInputStream;

/**
 * The hashes and counts of many networks, a column for each metric: they are read in a fraction of
 * the time that rows take.
 */
final class CountColumns {

  private static final int HASH = 32;

  private final List<String> hashes;
  private final List<String> names;
  private final long[][] unscaled;
  private final byte[][] scales;

  /**
   * Columns.
   *
   * @param unscaled each metric's values without their decimal point
   * @param scales each metric's numbers of decimals
   */
  private CountColumns(
      List<String> hashes, List<String> names, long[][] unscaled, byte[][] scales) {
    this.hashes = hashes;
    this.names = names;
    this.unscaled = unscaled;
    this.scales = scales;
  }

  /**
   * The columns of counted networks.
   *
   * @throws ArithmeticException when a value does not fit
   */
  static CountColumns of(List<Placed> networks, Function<String, MetricSet> counts) {
    List<String> hashes = networks.stream().map(it -> it.network().spec().orElseThrow()).toList();
    List<String> names = List.copyOf(counts.apply(hashes.get(0)).names());
    long[][] unscaled = new long[names.size()][hashes.size()];
    byte[][] scales = new byte[names.size()][hashes.size()];
    for (int i = 0; i < hashes.size(); i++) {
      MetricSet values = counts.apply(hashes.get(i));
      for (int m = 0; m < names.size(); m++) {
        BigDecimal value = values.require(names.get(m));
        unscaled[m][i] = value.unscaledValue().longValueExact();
        scales[m][i] = (byte) value.scale();
        if (scales[m][i] != value.scale()) {
          throw new ArithmeticException(names.get(m) + " has " + value.scale() + " decimals");
        }
      }
    }
    return new CountColumns(hashes, names, unscaled, scales);
  }

  /** Of the networks, in the order of the columns. */
  List<String> hashes() {
    return hashes;
  }

  int size() {
    return hashes.size();
  }

  /** The counts of a network, read from the columns on access: few of a million are needed. */
  MetricSet counts(int network) {
    return MetricSet.view(
        names,
        new AbstractList<>() {
          @Override
          public BigDecimal get(int m) {
            return BigDecimal.valueOf(unscaled[m][network], scales[m][network]);
          }

          @Override
          public int size() {
            return unscaled.length;
          }
        });
  }

  String text() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    Deflater fast = new Deflater(Deflater.BEST_SPEED);
    try (DataOutputStream out = new DataOutputStream(new DeflaterOutputStream(bytes, fast))) {
      write(out);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      fast.end();
    }
    return Base64.getEncoder().encodeToString(bytes.toByteArray());
  }

  private void write(DataOutputStream out) throws IOException {
    out.writeInt(size());
    out.writeInt(names.size());
    for (int m = 0; m < unscaled.length; m++) {
      out.writeUTF(names.get(m));
      ByteBuffer column = ByteBuffer.allocate(Long.BYTES * size());
      column.asLongBuffer().put(unscaled[m]);
      out.write(column.array());
      out.write(scales[m]);
    }
    for (String hash : hashes) {
      out.write(HexFormat.of().parseHex(hash));
    }
  }

  /**
   * Reads what {@link #text} wrote.
   *
   * @throws IllegalArgumentException when it is something else
   */
  static CountColumns read(String text) {
    byte[] bytes = Base64.getDecoder().decode(text);
    try (DataInputStream in =
        new DataInputStream(new InflaterInputStream(new ByteArrayInputStream(bytes)))) {
      return read(in);
    } catch (IOException e) {
      throw new IllegalArgumentException("no columns of counts", e);
    }
  }

  private static CountColumns read(DataInputStream in) throws IOException {
    int size = in.readInt();
    List<String> names = new ArrayList<>();
    long[][] unscaled = new long[in.readInt()][size];
    byte[][] scales = new byte[unscaled.length][];
    for (int m = 0; m < unscaled.length; m++) {
      names.add(in.readUTF());
      ByteBuffer.wrap(in.readNBytes(Long.BYTES * size)).asLongBuffer().get(unscaled[m]);
      scales[m] = in.readNBytes(size);
    }
    byte[] raw = in.readNBytes(HASH * size);
    List<String> hashes = new ArrayList<>(size);
    for (int i = 0; i < size; i++) {
      hashes.add(HexFormat.of().formatHex(raw, HASH * i, HASH * (i + 1)));
    }
    return new CountColumns(hashes, List.copyOf(names), unscaled, scales);
  }
}
