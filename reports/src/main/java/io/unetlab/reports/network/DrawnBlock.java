package io.unetlab.reports.network;

import io.unetlab.profiler.cost.Cost;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * The operations of one module that have one role: the smallest thing in a picture. Every operation
 * of a network is in exactly one block.
 *
 * @param scope the module's full name, also that of an operation outside of all modules: {@code
 *     down_blocks.0.attentions.0}; with the role unique in a network
 * @param name the scope within its stage, which matches blocks of different networks: {@code
 *     attentions.0}
 * @param role its word
 * @param frame whether it encloses the other blocks of its module
 * @param repeats how many numbered parts of the module have the role: transformer blocks
 * @param depthwise whether it contains a depthwise convolution
 * @param shape of its output: {@code 1x320x64x64}
 * @param base what it costs in the base, if that has it too
 */
public record DrawnBlock(
    String scope,
    String name,
    String role,
    boolean frame,
    int repeats,
    boolean depthwise,
    String shape,
    Cost cost,
    List<Operation> operations,
    State state,
    Optional<Cost> base) {

  /**
   * An operation.
   *
   * @param name within the block's scope, else within the stage
   */
  public record Operation(String name, Cost cost) {
    public Operation {
      Objects.requireNonNull(name, "name");
      Objects.requireNonNull(cost, "cost");
    }
  }

  public DrawnBlock {
    Objects.requireNonNull(scope, "scope");
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(role, "role");
    Objects.requireNonNull(shape, "shape");
    Objects.requireNonNull(cost, "cost");
    operations = List.copyOf(operations);
    Objects.requireNonNull(state, "state");
    Objects.requireNonNull(base, "base");
  }

  /** Unique in a stage, and the same in networks whose stages correspond. */
  String key() {
    return name + " " + role;
  }

  /** Marked as one that only the base has, or that the base lacks. */
  DrawnBlock in(State other) {
    return marked(other, Optional.empty());
  }

  /** Marked as the same or changed, as the base's block in its place tells. */
  DrawnBlock against(DrawnBlock other) {
    State told = operations.equals(other.operations) ? State.SAME : State.CHANGED;
    return marked(told, Optional.of(other.cost));
  }

  private DrawnBlock marked(State other, Optional<Cost> before) {
    return new DrawnBlock(
        scope, name, role, frame, repeats, depthwise, shape, cost, operations, other, before);
  }
}
