package io.unetlab.builders.litert;

import io.unetlab.builders.tflite.TfliteOperator;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Attributes the events of a run to the operators of the file. */
final class Attribution {

  private final List<TfliteOperator> operators;
  private final List<OperatorEvent> events;
  private final List<Optional<TfliteOperator>> owners = new ArrayList<>();

  private Attribution(List<TfliteOperator> operators, List<OperatorEvent> events) {
    this.operators = operators;
    this.events = events;
  }

  /**
   * The operator of each event; empty where none matches.
   *
   * @param operators of the file
   * @param events of one run of the plan, in order
   * @throws IllegalStateException if these are not the plan's events
   */
  static List<Optional<TfliteOperator>> of(
      List<TfliteOperator> operators, ExecutionPlan plan, List<OperatorEvent> events) {
    Attribution attribution = new Attribution(operators, events);
    plan.steps().forEach(attribution::add);
    if (attribution.owners.size() != events.size()) {
      throw new IllegalStateException("events of a run are not in the plan: " + attribution.next());
    }
    return attribution.owners;
  }

  private OperatorEvent next() {
    return events.get(owners.size());
  }

  private void add(ExecutionPlan.Step step) {
    if (step.inXnnpack()) {
      addPart(step.operators().stream().map(operators::get).toList());
    } else {
      addOne(step.operators().get(0));
    }
  }

  private void addOne(int operator) {
    if (owners.size() == events.size() || next().ofXnnpack() || next().index() != operator) {
      throw new IllegalStateException("no event of " + operators.get(operator).output());
    }
    owners.add(Optional.of(operators.get(operator)));
  }

  // XNNPACK counts its operators in each part.
  private void addPart(List<TfliteOperator> part) {
    int end = owners.size();
    for (int count = 0; end < events.size() && isInPart(events.get(end), count); count++) {
      end++;
    }
    int[] path =
        XnnpackAlignment.of(
            events.subList(owners.size(), end).stream().map(OperatorEvent::kind).toList(),
            part.stream().map(TfliteOperator::code).toList());
    for (int index : path) {
      owners.add(index == XnnpackAlignment.NONE ? Optional.empty() : Optional.of(part.get(index)));
    }
  }

  private static boolean isInPart(OperatorEvent event, int count) {
    return event.ofXnnpack() && event.index() == count;
  }
}
