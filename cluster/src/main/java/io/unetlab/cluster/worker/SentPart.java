package io.unetlab.cluster.worker;

import java.io.Serializable;

/**
 * A part as one attempt at it receives it.
 *
 * @param lost whether it lost so many processes that it is not tried now
 */
public record SentPart(String text, boolean lost) implements Serializable {}
