package io.unetlab.training.recipe;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.nio.file.Path;
import java.util.List;

/** Where captioned pictures come from. */
@JsonTypeInfo(use = JsonTypeInfo.Id.SIMPLE_NAME)
public sealed interface DataSource {

  /** Side of a picture in pixels; pictures are square, RGB. */
  int size();

  /** Share of the pictures, or of the made set's combinations, that training never sees. */
  double heldOut();

  /**
   * The version of the program that makes or reads the pictures. Raise it when any picture, caption
   * or held-out choice changes: results of another version do not compare.
   */
  int version();

  /**
   * Pictures that this program draws: shapes of a form, colour, place and size on a background,
   * with captions that state all of it.
   *
   * @param objects shapes in a picture, 1 or 2
   * @param images pictures to train on
   * @param seed of all that is random in the pictures
   */
  record Shapes(int objects, int size, int images, double heldOut, long seed)
      implements DataSource {

    @Override
    public int version() {
      return 1;
    }
  }

  /** A directory of pictures with a {@code metadata.jsonl}, as Hugging Face's imagefolder. */
  record Folder(Path directory, int size, double heldOut) implements DataSource {

    @Override
    public int version() {
      return 1;
    }
  }

  /** Tar archives of pictures with text files of the same names, as webdataset writes them. */
  record WebDataset(List<Path> archives, int size, double heldOut) implements DataSource {

    public WebDataset {
      archives = List.copyOf(archives);
    }

    @Override
    public int version() {
      return 1;
    }
  }
}
