/**
 * From a prompt to a picture: the networks of a pipeline run one after another, each loaded when it
 * is needed and freed before the next one.
 */
@NullMarked
package io.unetlab.builders.generate;

import org.jspecify.annotations.NullMarked;
