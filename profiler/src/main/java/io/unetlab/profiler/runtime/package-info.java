/** Networks measured on this machine: what runs them, and what a run needs around it. */
@NullMarked
package io.unetlab.profiler.runtime;

import org.jspecify.annotations.NullMarked;
