package io.unetlab.ablations.exact;

/**
 * What a front took.
 *
 * @param epsilon that was asked for
 * @param joined points that were made by joining parts and compared
 * @param longest points of the longest message
 * @param bytes of memory of the messages at most
 */
public record FrontWork(double epsilon, long joined, long longest, long bytes) {}
