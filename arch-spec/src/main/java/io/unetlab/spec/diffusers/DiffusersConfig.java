package io.unetlab.spec.diffusers;

import io.unetlab.spec.model.UNetSpec;
import io.unetlab.spec.source.Source;
import io.unetlab.spec.source.SpecException;

/**
 * The {@code config.json} of diffusers' UNet2DConditionModel, read as a spec and written from one.
 *
 * <p>Anything that affects the network and has no counterpart is rejected by name, never dropped.
 */
public final class DiffusersConfig {

  private DiffusersConfig() {}

  /**
   * The network that the config describes; it satisfies all rules.
   *
   * @param json the config's text
   * @param name the network's name and title
   * @throws SpecException with everything in the config that is wrong or unsupported
   */
  public static UNetSpec read(Source json, String name) {
    return DiffusersImport.read(json, name);
  }

  /**
   * The text of a config from which diffusers makes this network, with the same weight names and
   * shapes.
   *
   * @param spec a network that satisfies all rules
   * @throws SpecException with everything in the spec that a config cannot express
   */
  public static String write(UNetSpec spec) {
    return DiffusersExport.write(spec);
  }
}
