package io.unetlab.spec;

import io.unetlab.spec.model.SpecParser;
import io.unetlab.spec.model.UNetSpec;
import io.unetlab.spec.rule.SpecRules;
import io.unetlab.spec.yaml.DocumentKind;
import io.unetlab.spec.yaml.MapNode;
import java.util.List;

/** Every kind of network, one line each. */
public final class NetworkKinds {

  public static final NetworkKind<UNetSpec> UNET =
      new NetworkKind<>(UNetSpec.KIND, UNetSpec.class, SpecParser.UNET, SpecRules.UNET);

  private static final List<NetworkKind<?>> ALL = List.of(UNET);

  private NetworkKinds() {}

  public static List<NetworkKind<?>> all() {
    return ALL;
  }

  /** The kind that a document declares; UNet if it declares none of these. */
  static NetworkKind<?> of(MapNode document) {
    return ALL.stream()
        .filter(kind -> DocumentKind.is(kind.word(), document))
        .findFirst()
        .orElse(UNET);
  }
}
