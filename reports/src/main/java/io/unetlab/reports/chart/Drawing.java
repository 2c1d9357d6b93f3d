package io.unetlab.reports.chart;

import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Whether this machine can draw: it needs a font, but no screen. */
public final class Drawing {

  private static final int SHOWN = 20;
  private static final String NO_FONTS =
      "No pictures: Java finds no fonts on this machine. Install fontconfig and any font, then run"
          + " again.";

  private Drawing() {}

  /** Why pictures cannot be drawn here; empty when they can. */
  public static Optional<String> obstacle() {
    if (System.getProperty("java.awt.headless") == null) {
      System.setProperty("java.awt.headless", "true");
    }
    try {
      Pen.width("0", Pen.PLAIN);
      return Optional.empty();
    } catch (RuntimeException | LinkageError | InternalError e) {
      return Optional.of(NO_FONTS);
    } catch (Error e) {
      // Java reports missing fonts and font libraries in all of these ways, and as a plain Error.
      if (e instanceof VirtualMachineError) {
        throw e;
      }
      return Optional.of(NO_FONTS);
    }
  }

  /** Which characters no font here has; empty when the pictures show all of theirs. */
  public static Optional<String> missing(Collection<Picture.Drawn> pictures) {
    List<String> characters =
        pictures.stream()
            .flatMapToInt(it -> it.svg().codePoints())
            .filter(it -> it > '~' && !Pen.PLAIN.canDisplay(it) && !isJoiner(it))
            .distinct()
            .mapToObj(Character::toString)
            .toList();
    String first = String.join("", characters.subList(0, Math.min(SHOWN, characters.size())));
    return characters.isEmpty()
        ? Optional.empty()
        : Optional.of(
            "No font on this machine has "
                + first
                + (characters.size() > SHOWN ? " ..." : "")
                + ": the PNG charts show boxes for them; the page and the SVG charts use the"
                + " reader's fonts.");
  }

  private static boolean isJoiner(int point) {
    return switch (Character.getType(point)) {
      case Character.FORMAT, Character.NON_SPACING_MARK, Character.MODIFIER_SYMBOL -> true;
      default -> false;
    };
  }
}
