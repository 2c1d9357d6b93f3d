/**
 * From a spec to the graph of a decoder or encoder.
 *
 * <p>{@link io.unetlab.builders.autoencoder.DecoderBuilder} and {@link
 * io.unetlab.builders.autoencoder.EncoderBuilder} lay out AutoencoderKL's halves, {@link
 * io.unetlab.builders.autoencoder.TaesdBuilder} both of AutoencoderTiny's. Weights have diffusers'
 * names in the whole autoencoder, so that its checkpoints fit.
 */
package io.unetlab.builders.autoencoder;
