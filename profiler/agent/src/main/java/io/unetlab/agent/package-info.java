/**
 * The agent: a standalone program for a phone or this machine that loads an ONNX file, times it and
 * prints the results. It depends on no other module and uses only the Java API of Android 8.0.
 */
@NullMarked
package io.unetlab.agent;

import org.jspecify.annotations.NullMarked;
