/**
 * A network as a graph of a few primitive operations.
 *
 * <p>{@link io.unetlab.builders.graph.Op} is the closed catalogue: one small record per operation,
 * which knows its number of inputs, its output's shape and its weights. {@link
 * io.unetlab.builders.graph.GraphBuilder} is the only way to create a {@link
 * io.unetlab.builders.graph.Graph}: it checks shapes, keeps names unique, and records for each
 * {@link io.unetlab.builders.graph.Node} its scope, its role, and the line of the spec that it
 * comes from. Everything that interprets operations (costs, text, execution, export) is an {@link
 * io.unetlab.builders.graph.OpVisitor}, so the compiler checks that none is missing.
 */
package io.unetlab.builders.graph;
