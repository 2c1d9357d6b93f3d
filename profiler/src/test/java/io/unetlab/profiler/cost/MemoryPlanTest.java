package io.unetlab.profiler.cost;

import static org.assertj.core.api.Assertions.assertThat;

import io.unetlab.builders.graph.Activate;
import io.unetlab.builders.graph.Add;
import io.unetlab.builders.graph.Attention;
import io.unetlab.builders.graph.Concat;
import io.unetlab.builders.graph.Graph;
import io.unetlab.builders.graph.GraphBuilder;
import io.unetlab.builders.graph.Input;
import io.unetlab.builders.graph.Node;
import io.unetlab.builders.graph.TensorShape;
import io.unetlab.builders.graph.Upsample;
import io.unetlab.spec.model.Activation;
import io.unetlab.spec.model.AttentionKernel;
import io.unetlab.spec.source.SourceLocation;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class MemoryPlanTest {

  private static final Activate RELU = new Activate(Activation.RELU);

  // x: 10 elements. Steps: a = relu x {x a 20}, b = relu a {x a b 30}, c = relu b {x b c 30},
  // x + c {x c sum 30}; the late input y (7) is there from the start, so the peak is 37, first at
  // b.
  @Test
  void aResidualKeepsItsInputAlive() {
    GraphBuilder graph = new GraphBuilder(SourceLocation.NOWHERE);
    Node x = graph.input("x", Input.condition(TensorShape.of(1, 10)));
    Node a = graph.add("a", RELU, x);
    Node b = graph.add("b", RELU, a);
    Node c = graph.add("c", RELU, b);
    Node sum = graph.add("sum", new Add(), x, c);
    Node y = graph.input("y", Input.condition(TensorShape.of(1, 7)));
    Node joined = graph.add("joined", new Concat(), sum, y);
    MemoryPlan plan = MemoryPlan.of(graph.build("test", joined));
    assertThat(plan.fused()).isEqualTo(new MemoryPlan.Peak(37, b));
    assertThat(plan.withScores()).isEqualTo(plan.fused());
    assertThat(plan.fused().bytes(NumberType.FLOAT16)).isEqualTo(74);
  }

  // An unread output is freed at once; the network's own output stays.
  @Test
  void unreadOutputs() {
    GraphBuilder graph = new GraphBuilder(SourceLocation.NOWHERE);
    Node x = graph.input("x", Input.condition(TensorShape.of(1, 1, 2, 2)));
    Node out = graph.add("out", RELU, x);
    graph.add("unread", new Upsample(4, 4), x);
    Node last = graph.add("unread2", new Upsample(6, 6), x);
    MemoryPlan plan = MemoryPlan.of(graph.build("test", out));
    assertThat(plan.fused()).isEqualTo(new MemoryPlan.Peak(4 + 4 + 36, last));
  }

  // 2 heads x 6 queries x 6 keys are 72 scores beside queries (shared with keys, values) and
  // output.
  @Test
  void scoresAreHeldOnlyWhenAsked() {
    GraphBuilder graph = new GraphBuilder(SourceLocation.NOWHERE);
    Node x = graph.input("x", Input.condition(TensorShape.of(1, 6, 4)));
    Node out = graph.add("attention", new Attention(2, 2, AttentionKernel.SOFTMAX), x, x, x);
    MemoryPlan plan = MemoryPlan.of(graph.build("test", out));
    assertThat(plan.fused()).isEqualTo(new MemoryPlan.Peak(48, out));
    assertThat(plan.withScores()).isEqualTo(new MemoryPlan.Peak(48 + 72, out));
  }

  // Linear attention holds two matrices of 2 x 2 beside its buffers.
  @Test
  void linearAttentionHasNoScores() {
    GraphBuilder graph = new GraphBuilder(SourceLocation.NOWHERE);
    Node x = graph.input("x", Input.condition(TensorShape.of(1, 6, 4)));
    Node out = graph.add("attention", new Attention(2, 2, AttentionKernel.LINEAR_RELU), x, x, x);
    MemoryPlan plan = MemoryPlan.of(graph.build("test", out));
    assertThat(plan.fused()).isEqualTo(new MemoryPlan.Peak(48, out));
    assertThat(plan.withScores()).isEqualTo(new MemoryPlan.Peak(48 + 8, out));
  }

  static Stream<Graph> networks() {
    return KnownNetworks.all();
  }

  // The definition, word by word and slowly: at each step, what is there by then and still needed.
  @ParameterizedTest
  @MethodSource("networks")
  void agreesWithTheDefinition(Graph graph) {
    long[] lastRead = new long[graph.nodes().size()];
    graph.nodes().forEach(node -> node.inputs().forEach(in -> lastRead[in.id()] = node.id()));
    graph.outputs().forEach(output -> lastRead[output.node().id()] = Long.MAX_VALUE);
    long peak = 0;
    for (Node step : graph.nodes()) {
      long live = 0;
      for (Node tensor : graph.nodes()) {
        boolean there = tensor.id() <= step.id() || tensor.op() instanceof Input;
        boolean needed = tensor == step || lastRead[tensor.id()] >= step.id();
        live += there && needed ? tensor.shape().elements() : 0;
      }
      peak = Math.max(peak, live);
    }
    assertThat(MemoryPlan.of(graph).fused().elements()).isEqualTo(peak);
  }
}
