package io.unetlab.agent;

/** The first line: the context needed to interpret a result. */
final class Hello {

  /** Changes when the meaning of a line changes. */
  private static final int SCHEMA = 1;

  private Hello() {}

  static JsonLine of(Backend backend) {
    return new JsonLine("hello")
        .put("schema", SCHEMA)
        .put("vm", property("java.vm.name"))
        .put("vendor", property("java.vm.vendor"))
        .put("java", property("java.version"))
        .put("os", property("os.name") + " " + property("os.version"))
        .put("arch", property("os.arch"))
        .put("cores", Runtime.getRuntime().availableProcessors())
        .put("cpus_allowed", ProcessStatus.own().cpusAllowed())
        .put("khz_max", CoreClocks.own().maximumKhz())
        .put("runtime", backend.name())
        .put("runtime_version", backend.version())
        .put("providers_available", backend.available())
        .put("providers", backend.providers())
        .put("threads", backend.threads());
  }

  private static String property(String key) {
    return System.getProperty(key, "unknown");
  }
}
