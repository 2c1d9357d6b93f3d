package io.unetlab.profiler.device;

import io.unetlab.spec.yaml.Reading;
import io.unetlab.spec.yaml.TextType;
import io.unetlab.spec.yaml.ValueType;
import io.unetlab.spec.yaml.YamlNode;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** A device's name, which must not be that of the machine this program runs on. */
record DeviceNameType() implements ValueType<String> {

  private static final TextType TEXT = new TextType();

  @Override
  public Optional<String> read(YamlNode node, Reading at) {
    Optional<String> name = TEXT.read(node, at);
    if (name.filter(Devices.DESKTOP_NAME::equals).isPresent()) {
      at.error(
          DeviceCode.RESERVED_NAME,
          node,
          "`" + Devices.DESKTOP_NAME + "` is the machine that this program runs on",
          "call the device by its model");
      return Optional.empty();
    }
    return name;
  }

  @Override
  public Map<String, Object> schema() {
    Map<String, Object> schema = new LinkedHashMap<>(TEXT.schema());
    schema.put("pattern", "^(?!" + Devices.DESKTOP_NAME + "$)");
    return schema;
  }
}
