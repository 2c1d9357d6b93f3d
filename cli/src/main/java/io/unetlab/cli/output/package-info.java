/**
 * What a command gives back: text that fits the terminal, progress, messages of failure, exit
 * codes.
 */
package io.unetlab.cli.output;
