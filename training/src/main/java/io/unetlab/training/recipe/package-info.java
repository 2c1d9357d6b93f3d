/**
 * Recipes: how networks are trained and judged. The only place that spells the keys of their files.
 */
@NullMarked
package io.unetlab.training.recipe;

import org.jspecify.annotations.NullMarked;
