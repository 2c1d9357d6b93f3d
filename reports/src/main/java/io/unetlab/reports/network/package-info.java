/**
 * The network as a picture. {@link io.unetlab.reports.network.NetworkDrawing} says what is drawn:
 * stages, lines, blocks and skips, read from a graph and its costs, so that every kind of network
 * has one. A layout gives them places, and {@link io.unetlab.reports.network.NetworkPicture} draws
 * these.
 */
package io.unetlab.reports.network;
