package io.unetlab.profiler.delegate;

import static org.assertj.core.api.Assertions.assertThat;

import io.unetlab.builders.Networks;
import io.unetlab.builders.graph.Graph;
import io.unetlab.builders.tflite.TfliteExporter;
import io.unetlab.builders.tflite.TfliteOperator;
import io.unetlab.builders.tflite.TfliteOps;
import io.unetlab.builders.tflite.TfliteOptions;
import io.unetlab.builders.weights.Initializers;
import io.unetlab.spec.SpecLoader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.bytedeco.javacpp.IntPointer;
import org.bytedeco.javacpp.Pointer;
import org.bytedeco.tensorflowlite.BuiltinOpResolver;
import org.bytedeco.tensorflowlite.FlatBufferModel;
import org.bytedeco.tensorflowlite.Interpreter;
import org.bytedeco.tensorflowlite.InterpreterBuilder;
import org.bytedeco.tensorflowlite.RegistrationNodePair;
import org.bytedeco.tensorflowlite.TfLiteDelegateParams;
import org.bytedeco.tensorflowlite.TfLiteIntArray;

/** The operators of each piece of a file that XNNPACK takes, by their index in the file. */
final class XnnpackPieces {

  /** The operator that stands for a piece. */
  private static final int DELEGATE = 51;

  static {
    System.setProperty("org.bytedeco.javacpp.cachedir", "target/javacpp");
  }

  private XnnpackPieces() {}

  /** The runtime takes what the rules predict. */
  static void check(Path spec, TfliteOptions options, Path folder) throws IOException {
    check(Networks.graph(SpecLoader.load(spec)), options, folder);
  }

  static void check(Graph graph, TfliteOptions options, Path folder) throws IOException {
    Path file = folder.resolve("network.tflite");
    new TfliteExporter()
        .write(graph, Initializers.seeded(graph, 0), options, Map.of(), file, done -> {});

    assertThat(taken(file)).isNotEmpty().isEqualTo(predicted(graph, options));
  }

  private static Set<Set<Integer>> predicted(Graph graph, TfliteOptions options) {
    TfliteDelegate xnnpack = (TfliteDelegate) Delegates.of("xnnpack").orElseThrow();
    List<TfliteOperator> operators = TfliteOps.lower(graph, options).operators();
    Map<TfliteNode, Verdict> verdicts = xnnpack.verdicts(operators);
    List<TfliteNode> nodes = List.copyOf(verdicts.keySet());
    Set<TfliteNode> accepted =
        nodes.stream().filter(it -> verdicts.get(it).isAccepted()).collect(Collectors.toSet());
    return Pieces.ofTflite(nodes, accepted).stream()
        .map(piece -> piece.stream().map(nodes::indexOf).collect(Collectors.toSet()))
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }

  private static Set<Set<Integer>> taken(Path file) {
    try (FlatBufferModel model = FlatBufferModel.VerifyAndBuildFromFile(file.toString());
        InterpreterBuilder builder = new InterpreterBuilder(model, new BuiltinOpResolver());
        Interpreter interpreter = new Interpreter((Pointer) null)) {
      assertThat(builder.apply(interpreter)).isZero();
      assertThat(interpreter.AllocateTensors()).isZero();
      Set<Set<Integer>> pieces = new LinkedHashSet<>();
      IntPointer plan = interpreter.execution_plan();
      for (long i = 0; i < plan.limit(); i++) {
        RegistrationNodePair pair = interpreter.node_and_registration(plan.get(i));
        if (pair.second().builtin_code() == DELEGATE) {
          pieces.add(replaced(new TfLiteDelegateParams(pair.first().builtin_data())));
        }
      }
      return pieces;
    }
  }

  private static Set<Integer> replaced(TfLiteDelegateParams piece) {
    TfLiteIntArray nodes = piece.nodes_to_replace();
    Set<Integer> replaced = new LinkedHashSet<>();
    for (int i = 0; i < nodes.size(); i++) {
      replaced.add(nodes.data(i));
    }
    return replaced;
  }
}
