/**
 * From a spec to the graph of its text encoder. {@link io.unetlab.builders.text.TextEncoderBuilder}
 * lays out the whole, {@link io.unetlab.builders.text.TextLayer} one layer; weights have
 * transformers' names, so that its checkpoints fit.
 */
package io.unetlab.builders.text;
