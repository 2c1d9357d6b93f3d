package io.unetlab.training.recipe;

import java.nio.file.Path;

/** What is written of a file that a recipe names. */
interface NamedFiles {

  /** Its absolute path, for a copy of the recipe that is read elsewhere. */
  NamedFiles PATHS =
      new NamedFiles() {
        @Override
        public String network(Path file) {
          return content(file);
        }

        @Override
        public String content(Path place) {
          return place.toAbsolutePath().normalize().toString();
        }
      };

  /** A file that describes a network. */
  String network(Path file);

  /** Any other file, or a directory. */
  String content(Path place);
}
