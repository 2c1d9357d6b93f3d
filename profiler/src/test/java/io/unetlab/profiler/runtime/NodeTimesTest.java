package io.unetlab.profiler.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.unetlab.builders.graph.ElementType;
import io.unetlab.builders.graph.Input;
import io.unetlab.builders.graph.Node;
import io.unetlab.profiler.cost.CostReport;
import io.unetlab.profiler.cost.CostRow;
import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Times of nodes add up, however long they are. */
final class NodeTimesTest {

  private static final BenchSubject SUBJECT = TinyNetworks.subject("sd15_tiny");
  private static final NodeTimes TIMES =
      NodeTimes.measure(SUBJECT, HostRuntime.DJL, TinyNetworks.settings(ElementType.FLOAT32));

  /** The parts of each view take as long as the network. */
  @Test
  void thePartsOfEachViewAddUp() {
    CostReport report = CostReport.of(SUBJECT.graph());
    assertAddsUp(report.byLevel());
    assertAddsUp(report.byRole());
    assertAddsUp(report.byOperation());
    assertThat(TIMES.millis(SUBJECT.graph().nodes())).isCloseTo(TIMES.totalMillis(), within());
  }

  private static void assertAddsUp(List<CostRow> rows) {
    double sum = rows.stream().mapToDouble(row -> TIMES.millis(row.nodes())).sum();
    assertThat(sum).isCloseTo(TIMES.totalMillis(), within());
  }

  private static Offset<Double> within() {
    return Offset.offset(1e-6);
  }

  /** Inputs are given, not computed; every other node has a time of its own. */
  @Test
  void everyNodeButTheInputsIsTimed() {
    NodeTimes times =
        NodeTimes.timed(
            SUBJECT.graph(),
            timer -> computed().forEach(it -> timer.took(it, 1_000_000L * it.id())));
    for (Node node : SUBJECT.graph().nodes()) {
      int millis = node.op() instanceof Input ? 0 : node.id();
      assertThat(times.millis(List.of(node))).as(node.path()).isEqualTo(millis);
    }
  }

  @Test
  void aNodeThatIsNotTimedIsAnError() {
    Node missed = computed().get(3);
    assertThatThrownBy(
            () ->
                NodeTimes.timed(
                    SUBJECT.graph(),
                    timer ->
                        computed().stream()
                            .filter(it -> it != missed)
                            .forEach(it -> timer.took(it, 1))))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage(missed.path() + " was not timed");
  }

  private static List<Node> computed() {
    return SUBJECT.graph().nodes().stream().filter(it -> !(it.op() instanceof Input)).toList();
  }

  /** No nodes take no time. */
  @Test
  void nothingTakesNoTime() {
    assertThat(TIMES.millis(List.of())).isZero();
  }

  /** On every runtime the parts add up, together with the time that belongs to no known part. */
  @ParameterizedTest
  @EnumSource
  void theSameOnEveryRuntime(HostRuntime runtime) {
    NodeTimes times =
        NodeTimes.measure(SUBJECT, runtime, TinyNetworks.settings(ElementType.FLOAT32, runtime));
    double others = times.others().values().stream().mapToDouble(Double::doubleValue).sum();
    for (List<CostRow> rows :
        List.of(
            CostReport.of(SUBJECT.graph()).byRole(), CostReport.of(SUBJECT.graph()).byLevel())) {
      double sum = rows.stream().mapToDouble(row -> times.millis(row.nodes())).sum();
      assertThat(sum + others).isCloseTo(times.totalMillis(), within());
    }
    assertThat(times.totalMillis()).isPositive();
  }

  /** The graph is the subject's, so that its nodes are the ones to ask about. */
  @Test
  void theGraphIsTheSubjects() {
    assertThat(TIMES.graph()).isSameAs(SUBJECT.graph());
  }
}
