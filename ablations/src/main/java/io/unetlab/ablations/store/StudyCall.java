package io.unetlab.ablations.store;

import java.util.List;
import java.util.Objects;

/**
 * How the command line ran a study, so that it can be run again.
 *
 * @param file the study's file as it was typed: relative to the folder in which it was run, or
 *     absolute
 * @param options those that the result depends on, each name and each value a word: {@code --set},
 *     {@code base=sd15}
 * @param machine that ran it: processor, system and Java
 */
public record StudyCall(String file, List<String> options, String machine) {

  public StudyCall {
    Objects.requireNonNull(file, "file");
    options = List.copyOf(options);
    Objects.requireNonNull(machine, "machine");
  }
}
