package io.unetlab.training.recipe;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.nio.file.Path;

/** What a training runs on. */
@JsonTypeInfo(use = JsonTypeInfo.Id.SIMPLE_NAME)
public sealed interface Device {

  /** This machine's cores. */
  record Cpu() implements Device {}

  /**
   * An Nvidia GPU.
   *
   * @param natives the jar of DJL's native package for CUDA, such as
   *     pytorch-native-cu128-2.7.1-linux-x86_64.jar, which the user has fetched
   */
  record Cuda(Path natives) implements Device {}
}
