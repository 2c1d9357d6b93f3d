/**
 * Input that several commands share: options as mixins, converters of words, files named on the
 * command line.
 */
package io.unetlab.cli.option;
