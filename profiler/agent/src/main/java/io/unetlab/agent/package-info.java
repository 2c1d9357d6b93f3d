/**
 * The agent: a program that runs alone on a phone, or on this machine, loads an ONNX file, times it
 * and prints what it finds. It knows no other module, and only what Android 8.0 has of Java.
 */
@NullMarked
package io.unetlab.agent;

import org.jspecify.annotations.NullMarked;
