/**
 * Scores without training: what a changed network loses before it is trained again, seen on a
 * trained checkpoint.
 */
@NullMarked
package io.unetlab.training.score;

import org.jspecify.annotations.NullMarked;
