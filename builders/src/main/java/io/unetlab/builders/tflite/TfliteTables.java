package io.unetlab.builders.tflite;

import com.google.flatbuffers.FlatBufferBuilder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The flatbuffer of a file: everything but the weights. Tables are written before the tables that
 * refer to them; numbers of slots are those of TensorFlow Lite's schema, version 3c, in its order.
 */
final class TfliteTables {

  private static final String IDENTIFIER = "TFL3";
  private static final int VERSION = 3;

  /** Of constants, as the schema demands. */
  private static final int ALIGNMENT = 16;

  /** The old field for an operator's number, a signed byte, says this of larger ones. */
  private static final int LARGEST_OLD_CODE = 127;

  private final FlatBufferBuilder builder = new FlatBufferBuilder(1 << 16);
  private final TfliteGraph graph;
  private final Map<String, String> metadata;
  private final WeightPlaces places;
  private final Map<TfliteTensor, Integer> indices = new LinkedHashMap<>();
  private final List<Integer> buffers = new ArrayList<>();

  TfliteTables(TfliteGraph graph, Map<String, String> metadata, WeightPlaces places) {
    this.graph = graph;
    this.metadata = metadata;
    this.places = places;
  }

  /** An operator and its version: each is in the file once. */
  private record Kind(TfliteCode code, int version) {

    static Kind of(TfliteOperator operator) {
      return new Kind(operator.code(), operator.version());
    }
  }

  byte[] toBytes() {
    buffers.add(emptyBuffer());
    List<Kind> kinds = kinds();
    int subgraphs = tables(List.of(subgraph(kinds)));
    int signatures = tables(List.of(signature()));
    int codes = tables(kinds.stream().map(this::code).toList());
    int notes = tables(metadata.entrySet().stream().map(this::note).toList());
    int description = builder.createString("unetlab");
    int contents = tables(buffers);
    builder.startTable(8);
    builder.addInt(0, VERSION, 0);
    builder.addOffset(1, codes, 0);
    builder.addOffset(2, subgraphs, 0);
    builder.addOffset(3, description, 0);
    builder.addOffset(4, contents, 0);
    builder.addOffset(6, notes, 0);
    builder.addOffset(7, signatures, 0);
    builder.finish(builder.endTable(), IDENTIFIER);
    return builder.sizedByteArray();
  }

  private List<Kind> kinds() {
    Set<Kind> kinds = new LinkedHashSet<>();
    graph.operators().forEach(operator -> kinds.add(Kind.of(operator)));
    return List.copyOf(kinds);
  }

  private int code(Kind kind) {
    int number = kind.code().number();
    builder.startTable(4);
    builder.addByte(0, (byte) Math.min(number, LARGEST_OLD_CODE), 0);
    builder.addInt(2, kind.version(), 1);
    builder.addInt(3, number, 0);
    return builder.endTable();
  }

  private int subgraph(List<Kind> kinds) {
    List<Integer> tensors = new ArrayList<>();
    for (TfliteTensor tensor : graph.tensors()) {
      indices.put(tensor, indices.size());
      tensors.add(tensor(tensor));
    }
    List<Integer> operators =
        graph.operators().stream()
            .map(operator -> operator(operator, kinds.indexOf(Kind.of(operator))))
            .toList();
    int all = tables(tensors);
    int inputs = indices(graph.inputs().values());
    int outputs = indices(graph.outputs().values());
    int steps = tables(operators);
    int name = builder.createString(metadata.getOrDefault("name", "main"));
    builder.startTable(5);
    builder.addOffset(0, all, 0);
    builder.addOffset(1, inputs, 0);
    builder.addOffset(2, outputs, 0);
    builder.addOffset(3, steps, 0);
    builder.addOffset(4, name, 0);
    return builder.endTable();
  }

  private int tensor(TfliteTensor tensor) {
    int buffer = tensor.data().map(this::buffer).orElse(0);
    int name = builder.createString(tensor.name());
    int shape = wholes(TfliteSteps.ints(tensor.shape()));
    builder.startTable(4);
    builder.addOffset(0, shape, 0);
    builder.addByte(1, (byte) TfliteTypes.number(tensor.type()), 0);
    builder.addInt(2, buffer, 0);
    builder.addOffset(3, name, 0);
    return builder.endTable();
  }

  private int operator(TfliteOperator operator, int code) {
    int inputs = indices(operator.inputs());
    int outputs = indices(operator.outputs());
    int options = options(operator);
    builder.startTable(5);
    builder.addInt(0, code, 0);
    builder.addOffset(1, inputs, 0);
    builder.addOffset(2, outputs, 0);
    if (operator.code().options() > 0) {
      builder.addByte(3, (byte) operator.code().options(), 0);
      builder.addOffset(4, options, 0);
    }
    return builder.endTable();
  }

  private int options(TfliteOperator operator) {
    List<TfliteCode.Field> fields = operator.code().fields();
    int slots = fields.stream().mapToInt(TfliteCode.Field::slot).max().orElse(-1) + 1;
    builder.startTable(slots);
    for (TfliteCode.Field field : fields) {
      Number value = operator.setting(field.name());
      switch (field.kind()) {
        case SMALL -> builder.addByte(field.slot(), value.byteValue(), 0);
        case FLAG -> builder.addBoolean(field.slot(), value.intValue() != 0, false);
        case WHOLE -> builder.addInt(field.slot(), value.intValue(), 0);
        case DECIMAL -> builder.addFloat(field.slot(), value.floatValue(), 0);
      }
    }
    return builder.endTable();
  }

  private int signature() {
    int inputs = tables(graph.inputs().entrySet().stream().map(this::named).toList());
    int outputs = tables(graph.outputs().entrySet().stream().map(this::named).toList());
    int key = builder.createString("serving_default");
    builder.startTable(5);
    builder.addOffset(0, inputs, 0);
    builder.addOffset(1, outputs, 0);
    builder.addOffset(2, key, 0);
    return builder.endTable();
  }

  private int named(Map.Entry<String, TfliteTensor> tensor) {
    int name = builder.createString(tensor.getKey());
    builder.startTable(2);
    builder.addOffset(0, name, 0);
    builder.addInt(1, index(tensor.getValue()), 0);
    return builder.endTable();
  }

  private int note(Map.Entry<String, String> entry) {
    int buffer = inline(entry.getValue().getBytes(StandardCharsets.UTF_8));
    int name = builder.createString(entry.getKey());
    builder.startTable(2);
    builder.addOffset(0, name, 0);
    builder.addInt(1, buffer, 0);
    return builder.endTable();
  }

  private int buffer(TfliteData data) {
    if (data instanceof TfliteConstant constant) {
      return inline(constant.contents());
    }
    TfliteWeight weight = (TfliteWeight) data;
    builder.startTable(3);
    builder.addLong(1, places.start(weight), 0);
    builder.addLong(2, weight.bytes(), 0);
    return added(builder.endTable());
  }

  private int inline(byte[] contents) {
    builder.startVector(1, contents.length, ALIGNMENT);
    for (int i = contents.length - 1; i >= 0; i--) {
      builder.addByte(contents[i]);
    }
    int vector = builder.endVector();
    builder.startTable(3);
    builder.addOffset(0, vector, 0);
    return added(builder.endTable());
  }

  private int added(int buffer) {
    buffers.add(buffer);
    return buffers.size() - 1;
  }

  private int emptyBuffer() {
    builder.startTable(3);
    return builder.endTable();
  }

  private int tables(List<Integer> offsets) {
    return builder.createVectorOfTables(offsets.stream().mapToInt(it -> it).toArray());
  }

  private int indices(Collection<TfliteTensor> tensors) {
    return wholes(tensors.stream().mapToInt(this::index).toArray());
  }

  private int index(TfliteTensor tensor) {
    Integer index = indices.get(tensor);
    if (index == null) {
      throw new IllegalStateException(tensor + " is not in the file");
    }
    return index;
  }

  private int wholes(int... numbers) {
    builder.startVector(Integer.BYTES, numbers.length, Integer.BYTES);
    for (int i = numbers.length - 1; i >= 0; i--) {
      builder.addInt(numbers[i]);
    }
    return builder.endVector();
  }
}
