package io.unetlab.builders.tflite;

import com.google.flatbuffers.FlatBufferBuilder;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** One graph of a file: the network, or the decomposition of a composite. */
final class SubgraphTables {

  /** The number of a composite's options in the union {@code BuiltinOptions2}. */
  private static final int COMPOSITE = 21;

  /** What a graph shares with the others of its file. */
  interface Shared {

    BufferTables buffers();

    /** The index of an operator's kind. */
    int kind(TfliteOperator operator);

    /** The index of a graph. */
    int graph(TfliteGraph graph);

    ChannelScales scales(TfliteWeight weight);
  }

  private final FlatTables flat;
  private final FlatBufferBuilder builder;
  private final Shared shared;
  private final TfliteGraph graph;
  private final Map<TfliteTensor, Integer> indices = new HashMap<>();

  SubgraphTables(FlatTables flat, Shared shared, TfliteGraph graph) {
    this.flat = flat;
    this.builder = flat.builder();
    this.shared = shared;
    this.graph = graph;
    graph.tensors().forEach(tensor -> indices.put(tensor, indices.size()));
  }

  int table(String name) {
    int tensors = flat.tables(graph.tensors().stream().map(this::tensor).toList());
    int operators = flat.tables(graph.operators().stream().map(this::operator).toList());
    int inputs = indices(graph.inputs().values());
    int outputs = indices(graph.outputs().values());
    int text = flat.text(name);
    builder.startTable(5);
    builder.addOffset(0, tensors, 0);
    builder.addOffset(1, inputs, 0);
    builder.addOffset(2, outputs, 0);
    builder.addOffset(3, operators, 0);
    builder.addOffset(4, text, 0);
    return builder.endTable();
  }

  /** The names of the inputs and outputs. */
  int signature() {
    int inputs = names(graph.inputs());
    int outputs = names(graph.outputs());
    int key = flat.text("serving_default");
    builder.startTable(5);
    builder.addOffset(0, inputs, 0);
    builder.addOffset(1, outputs, 0);
    builder.addOffset(2, key, 0);
    return builder.endTable();
  }

  private int names(Map<String, TfliteTensor> tensors) {
    List<Integer> names = new ArrayList<>();
    tensors.forEach(
        (name, tensor) -> {
          int text = flat.text(name);
          builder.startTable(2);
          builder.addOffset(0, text, 0);
          builder.addInt(1, index(tensor), 0);
          names.add(builder.endTable());
        });
    return flat.tables(names);
  }

  private int tensor(TfliteTensor tensor) {
    int buffer = tensor.data().map(shared.buffers()::index).orElse(0);
    int name = flat.text(tensor.name());
    int shape = flat.wholes(TfliteSteps.ints(tensor.shape()));
    int quantization = quantization(tensor);
    builder.startTable(5);
    builder.addOffset(0, shape, 0);
    builder.addByte(1, (byte) TfliteTypes.number(tensor.type()), 0);
    builder.addInt(2, buffer, 0);
    builder.addOffset(3, name, 0);
    builder.addOffset(4, quantization, 0);
    return builder.endTable();
  }

  private int quantization(TfliteTensor tensor) {
    if (!(tensor.data().orElse(null) instanceof TfliteWeight weight) || !weight.isQuantized()) {
      return 0;
    }
    ChannelScales scales = shared.scales(weight);
    int values = flat.floats(scales.values());
    int zeros = flat.zeros(scales.values().length);
    builder.startTable(7);
    builder.addOffset(2, values, 0);
    builder.addOffset(3, zeros, 0);
    builder.addInt(6, scales.axis(), 0);
    return builder.endTable();
  }

  private int operator(TfliteOperator operator) {
    int inputs = indices(operator.inputs());
    int outputs = indices(operator.outputs());
    int options = operator.composite().map(this::composite).orElseGet(() -> options(operator));
    builder.startTable(13);
    builder.addInt(0, shared.kind(operator), 0);
    builder.addOffset(1, inputs, 0);
    builder.addOffset(2, outputs, 0);
    if (operator.composite().isPresent()) {
      builder.addByte(11, (byte) COMPOSITE, 0);
      builder.addOffset(12, options, 0);
    } else {
      builder.addByte(3, (byte) operator.code().options(), 0);
      builder.addOffset(4, options, 0);
    }
    return builder.endTable();
  }

  private int options(TfliteOperator operator) {
    if (operator.code().options() == 0) {
      return 0;
    }
    List<TfliteCode.Field> fields = operator.code().fields();
    int slots = fields.stream().mapToInt(TfliteCode.Field::slot).max().orElse(-1) + 1;
    builder.startTable(slots);
    for (TfliteCode.Field field : fields) {
      Number value = operator.setting(field.name());
      switch (field.kind()) {
        case BYTE -> builder.addByte(field.slot(), value.byteValue(), 0);
        case BOOL -> builder.addBoolean(field.slot(), value.intValue() != 0, false);
        case INT -> builder.addInt(field.slot(), value.intValue(), 0);
        case FLOAT -> builder.addFloat(field.slot(), value.floatValue(), 0);
      }
    }
    return builder.endTable();
  }

  private int composite(TfliteComposite composite) {
    int name = flat.text(composite.name());
    int attributes = flat.bytes(composite.flexbuffer());
    builder.startTable(5);
    builder.addOffset(0, name, 0);
    builder.addInt(1, shared.graph(composite.decomposition()), 0);
    builder.addOffset(2, attributes, 0);
    return builder.endTable();
  }

  private int indices(Collection<TfliteTensor> tensors) {
    return flat.wholes(tensors.stream().mapToInt(this::index).toArray());
  }

  private int index(TfliteTensor tensor) {
    Integer index = indices.get(tensor);
    if (index == null) {
      throw new IllegalStateException(tensor + " is not in the file");
    }
    return index;
  }
}
