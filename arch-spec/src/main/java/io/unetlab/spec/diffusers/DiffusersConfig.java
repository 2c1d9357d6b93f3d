package io.unetlab.spec.diffusers;

import io.unetlab.spec.model.UNetSpec;
import io.unetlab.spec.source.Source;
import io.unetlab.spec.source.SpecException;

/**
 * The {@code config.json} of diffusers' UNet2DConditionModel, read to a spec and written from one.
 *
 * <p>What would change the network and has no place on the other side is refused by name, never
 * dropped.
 */
public final class DiffusersConfig {

  private DiffusersConfig() {}

  /**
   * The network that the config describes; it keeps all rules.
   *
   * @param json the config's text
   * @param name what the network is called from now on, in tables and in headings
   * @throws SpecException with everything that is wrong or not supported in the config
   */
  public static UNetSpec read(Source json, String name) {
    return DiffusersImport.read(json, name);
  }

  /**
   * The text of a config from which diffusers makes this network, with the same names and shapes of
   * all weights.
   *
   * @param spec a network that keeps all rules
   * @throws SpecException with everything in the spec that a config cannot say
   */
  public static String write(UNetSpec spec) {
    return DiffusersExport.write(spec);
  }
}
