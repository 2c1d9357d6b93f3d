/** Files that other machines need, by content. */
@NullMarked
package io.unetlab.ablations.task.files;

import org.jspecify.annotations.NullMarked;
