/**
 * A network as a graph of a few primitive operations.
 *
 * <p>{@link io.unetlab.builders.graph.Op} is the closed catalogue: one small record an operation,
 * which knows how many tensors it reads, what shape it gives and which weights it holds. {@link
 * io.unetlab.builders.graph.GraphBuilder} is the only way to a {@link
 * io.unetlab.builders.graph.Graph}: it checks shapes, keeps names unique, and notes for each {@link
 * io.unetlab.builders.graph.Node} its scope, its role, and the line of the spec that asked for it.
 * Whoever gives operations a meaning (a cost, a text, later an execution) is one {@link
 * io.unetlab.builders.graph.OpVisitor}, and the compiler sees to it that none is left out.
 */
package io.unetlab.builders.graph;
