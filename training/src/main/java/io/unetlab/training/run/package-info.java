/**
 * Training: the loop, its checkpoints, and trainings in processes of their own, several at a time.
 */
@NullMarked
package io.unetlab.training.run;

import org.jspecify.annotations.NullMarked;
