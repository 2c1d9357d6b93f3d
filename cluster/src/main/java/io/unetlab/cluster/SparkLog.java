package io.unetlab.cluster;

import io.unetlab.builders.cache.CacheDirectory;
import java.nio.file.Path;
import org.apache.logging.log4j.Level;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.core.LoggerContext;
import org.apache.logging.log4j.core.config.Configurator;
import org.apache.logging.log4j.core.config.DefaultConfiguration;
import org.apache.logging.log4j.core.config.builder.api.ConfigurationBuilder;
import org.apache.logging.log4j.core.config.builder.api.ConfigurationBuilderFactory;
import org.apache.logging.log4j.core.config.builder.impl.BuiltConfiguration;

/**
 * Spark's log goes to a file in the cache, since a terminal shows what a user has to know. A
 * configuration of Log4j's own, as {@code spark-submit} has one, is left as it is.
 */
final class SparkLog {

  private static final String FILE = "spark.log";

  private SparkLog() {}

  /** Where it is. */
  static Path file() {
    return CacheDirectory.of("logs").resolve(FILE);
  }

  static void toFile() {
    // Read by SLF4J when it is first used: the command line's own jar has a silent one.
    setIfMissing("slf4j.provider", "org.apache.logging.slf4j.SLF4JServiceProvider");
    setIfMissing("slf4j.internal.verbosity", "WARN");
    if (LogManager.getContext(false) instanceof LoggerContext context
        && context.getConfiguration() instanceof DefaultConfiguration) {
      Configurator.reconfigure(configuration(CacheDirectory.made("logs").resolve(FILE)));
    }
  }

  private static void setIfMissing(String property, String value) {
    if (System.getProperty(property) == null) {
      System.setProperty(property, value);
    }
  }

  private static BuiltConfiguration configuration(Path file) {
    ConfigurationBuilder<BuiltConfiguration> builder =
        ConfigurationBuilderFactory.newConfigurationBuilder();
    builder.setStatusLevel(Level.OFF);
    builder.add(
        builder
            .newAppender("file", "RollingFile")
            .addAttribute("fileName", file.toString())
            .addAttribute("filePattern", file + ".%i")
            .add(
                builder
                    .newLayout("PatternLayout")
                    .addAttribute("pattern", "%d %-5p %t %c{1}: %m%n%ex"))
            .addComponent(
                builder
                    .newComponent("Policies")
                    .addComponent(
                        builder
                            .newComponent("SizeBasedTriggeringPolicy")
                            .addAttribute("size", "10MB")))
            .addComponent(
                builder.newComponent("DefaultRolloverStrategy").addAttribute("max", "1")));
    builder.add(builder.newRootLogger(Level.INFO).add(builder.newAppenderRef("file")));
    return builder.build();
  }
}
