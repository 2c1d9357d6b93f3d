/**
 * Measures of a trained network. Every network is judged on the same pictures, captions and noise,
 * functions of the recipe alone, so that two are compared example by example.
 */
@NullMarked
package io.unetlab.training.measure;

import org.jspecify.annotations.NullMarked;
