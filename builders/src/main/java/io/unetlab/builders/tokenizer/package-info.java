/** From a prompt to the numbers of its tokens, as the text encoders of a pipeline read them. */
@NullMarked
package io.unetlab.builders.tokenizer;

import org.jspecify.annotations.NullMarked;
