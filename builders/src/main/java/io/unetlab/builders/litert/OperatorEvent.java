package io.unetlab.builders.litert;

/**
 * One execution of an operator.
 *
 * @param name the operator's; XNNPACK has its own names, such as {@code Sigmoid (NC)}
 * @param index of the operator in the file, or in XNNPACK's part of the graph
 * @param ofXnnpack whether it ran in XNNPACK
 * @param micros its duration
 */
record OperatorEvent(String name, int index, boolean ofXnnpack, double micros) {

  /** The name without details. */
  String kind() {
    return ofXnnpack ? XnnpackNames.kind(name) : name;
  }
}
