/**
 * The two halves of an autoencoder, as the language describes them: a decoder makes an image from a
 * latent, an encoder a latent from an image.
 *
 * <p>{@link io.unetlab.spec.autoencoder.AutoencoderParser} declares the keys that both have; {@link
 * io.unetlab.spec.autoencoder.DecoderParser} and {@link io.unetlab.spec.autoencoder.EncoderParser}
 * add their own.
 */
package io.unetlab.spec.autoencoder;
