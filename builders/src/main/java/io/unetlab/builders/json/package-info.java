/** JSON objects in the files of a checkpoint that are not networks' configs. */
@NullMarked
package io.unetlab.builders.json;

import org.jspecify.annotations.NullMarked;
