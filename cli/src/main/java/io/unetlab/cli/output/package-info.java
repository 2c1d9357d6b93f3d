/** A command's output: text that fits the terminal, progress, error messages, exit codes. */
package io.unetlab.cli.output;
