package io.unetlab.spec.diffusers;

import io.unetlab.spec.NetworkKinds;
import io.unetlab.spec.autoencoder.AutoencoderSpec;
import io.unetlab.spec.model.NetworkSpec;
import io.unetlab.spec.path.SpecPatch;
import io.unetlab.spec.source.Source;
import io.unetlab.spec.source.SpecException;
import io.unetlab.spec.text.TextEncoderSpec;

/**
 * The {@code config.json} of diffusers' UNets and autoencoders and of transformers' CLIP text
 * encoders, read as a spec and written from one.
 *
 * <p>Anything that affects the network and has no counterpart is rejected by name, never dropped.
 */
public final class DiffusersConfig {

  /** The length of CLIP's texts, assumed because a config states only a text's width. */
  public static final int TOKENS = 77;

  private DiffusersConfig() {}

  /**
   * What the config describes.
   *
   * @param json the config's text
   * @param patch changes of the config's keys, applied first
   * @param tokens the length of the text
   * @param part the half of an autoencoder
   * @throws SpecException with everything in the config that is wrong or unsupported
   */
  public static DiffusersNetwork read(Source json, SpecPatch patch, int tokens, VaePart part) {
    return DiffusersImport.read(json, patch, tokens, part);
  }

  /** The same; of an autoencoder, its decoder. */
  public static DiffusersNetwork read(Source json, SpecPatch patch, int tokens) {
    return read(json, patch, tokens, VaePart.DECODER);
  }

  /**
   * The network that the config describes, with a text of {@value #TOKENS} tokens.
   *
   * @param json the config's text
   * @param name the network's name and title
   * @throws SpecException with everything in the config that is wrong or unsupported
   */
  public static NetworkSpec read(Source json, String name) {
    return read(json, SpecPatch.EMPTY, TOKENS).spec().named(name, name);
  }

  /**
   * The text of a config from which diffusers makes this network, or transformers this text
   * encoder, with the same weight names and shapes.
   *
   * @param spec a network that satisfies all rules
   * @throws SpecException with everything in the spec that a config cannot express
   */
  public static String write(NetworkSpec spec) {
    if (spec instanceof AutoencoderSpec autoencoder) {
      return VaeExport.write(autoencoder);
    }
    return spec instanceof TextEncoderSpec text
        ? ClipExport.write(text)
        : DiffusersExport.write(NetworkKinds.UNET.require(spec));
  }
}
