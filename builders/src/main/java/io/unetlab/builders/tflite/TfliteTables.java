package io.unetlab.builders.tflite;

import com.google.flatbuffers.FlatBufferBuilder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The flatbuffer of a file: everything but the weights. Tables are written before the tables that
 * refer to them; numbers of slots are those of TensorFlow Lite's schema, version 3c, in its order.
 */
final class TfliteTables implements SubgraphTables.Shared {

  private static final String IDENTIFIER = "TFL3";
  private static final int VERSION = 3;

  /**
   * The deprecated field for an operator's number is a signed byte: this stands for larger ones.
   */
  private static final int LARGEST_OLD_CODE = 127;

  private final FlatBufferBuilder builder = new FlatBufferBuilder(1 << 16);
  private final FlatTables flat = new FlatTables(builder);
  private final List<TfliteGraph> graphs;
  private final Map<String, String> metadata;
  private final Map<TfliteWeight, ChannelScales> scales;
  private final BufferTables buffers;
  private final Map<TfliteGraph, Integer> graphIndices = new HashMap<>();
  private final Map<Kind, Integer> kinds = new LinkedHashMap<>();

  /**
   * @param scales of the weights in int8
   */
  TfliteTables(
      TfliteGraph network,
      Map<String, String> metadata,
      WeightPlaces places,
      Map<TfliteWeight, ChannelScales> scales) {
    this.graphs = network.all();
    this.metadata = metadata;
    this.scales = scales;
    this.buffers = new BufferTables(flat, places);
    graphs.forEach(graph -> graphIndices.put(graph, graphIndices.size()));
  }

  /** An operator and its version: each is in the file once. */
  private record Kind(TfliteCode code, int version) {}

  byte[] toBytes() {
    List<Integer> subgraphs = new ArrayList<>();
    SubgraphTables network = new SubgraphTables(flat, this, graphs.get(0));
    subgraphs.add(network.table(metadata.getOrDefault("name", "main")));
    for (TfliteGraph inner : graphs.subList(1, graphs.size())) {
      String name = inner.outputs().keySet().iterator().next() + "/" + subgraphs.size();
      subgraphs.add(new SubgraphTables(flat, this, inner).table(name));
    }
    int signatures = flat.tables(List.of(network.signature()));
    int all = flat.tables(subgraphs);
    int codes = flat.tables(kinds.keySet().stream().map(this::code).toList());
    int notes = flat.tables(metadata.entrySet().stream().map(this::note).toList());
    int description = flat.text("unetlab");
    int contents = buffers.vector();
    builder.startTable(8);
    builder.addInt(0, VERSION, 0);
    builder.addOffset(1, codes, 0);
    builder.addOffset(2, all, 0);
    builder.addOffset(3, description, 0);
    builder.addOffset(4, contents, 0);
    builder.addOffset(6, notes, 0);
    builder.addOffset(7, signatures, 0);
    builder.finish(builder.endTable(), IDENTIFIER);
    return builder.sizedByteArray();
  }

  private int code(Kind kind) {
    int number = kind.code().number();
    builder.startTable(4);
    builder.addByte(0, (byte) Math.min(number, LARGEST_OLD_CODE), 0);
    builder.addInt(2, kind.version(), 1);
    builder.addInt(3, number, 0);
    return builder.endTable();
  }

  private int note(Map.Entry<String, String> entry) {
    int buffer = buffers.index(entry.getValue().getBytes(StandardCharsets.UTF_8));
    int name = flat.text(entry.getKey());
    builder.startTable(2);
    builder.addOffset(0, name, 0);
    builder.addInt(1, buffer, 0);
    return builder.endTable();
  }

  @Override
  public BufferTables buffers() {
    return buffers;
  }

  @Override
  public int kind(TfliteOperator operator) {
    return kinds.computeIfAbsent(
        new Kind(operator.code(), operator.version()), added -> kinds.size());
  }

  @Override
  public int graph(TfliteGraph graph) {
    return known(graphIndices.get(graph));
  }

  @Override
  public ChannelScales scales(TfliteWeight weight) {
    return known(scales.get(weight));
  }

  private static <T> T known(@Nullable T value) {
    if (value == null) {
      throw new IllegalStateException("not in the file");
    }
    return value;
  }
}
