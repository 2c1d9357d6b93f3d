package io.unetlab.builders.generate;

/** Hears what is going on while a picture is made. */
public interface PictureWatch {

  /** Hears nothing. */
  PictureWatch NONE =
      new PictureWatch() {
        @Override
        public void loading(String part) {}

        @Override
        public void running(String part, int done, int total) {}
      };

  /** A part is being loaded. */
  void loading(String part);

  /** A part runs: so many of its texts, steps or pictures are done. */
  void running(String part, int done, int total);
}
