package io.unetlab.profiler.predict;

import java.util.Objects;

/**
 * One line of a model's table of errors.
 *
 * @param what is predicted, and how it was left out
 */
public record ErrorRow(Group group, String what, ErrorFigures figures) {

  /** The parts of the table. */
  public enum Group {
    /**
     * Networks, all operations of which are predicted from others, as if none had been measured by
     * itself.
     */
    LEAVE_OPERATIONS_OUT,
    /** Operations of a kind, each predicted from the others. */
    OPERATIONS,
    /** Networks that nothing was fitted to. */
    HELD_OUT,
    /** Networks, each predicted by a model fitted without it. */
    LEAVE_ONE_NETWORK_OUT,
    /** Networks, each predicted by a model fitted without its family. */
    LEAVE_ONE_FAMILY_OUT
  }

  public ErrorRow {
    Objects.requireNonNull(group, "group");
    Objects.requireNonNull(what, "what");
    Objects.requireNonNull(figures, "figures");
  }
}
