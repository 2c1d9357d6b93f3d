/**
 * The commands, one class each: parse, call the engine, print. {@link io.unetlab.cli.Main} lists
 * them.
 */
package io.unetlab.cli.command;
