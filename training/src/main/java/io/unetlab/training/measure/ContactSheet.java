package io.unetlab.training.measure;

import io.unetlab.builders.graph.TensorShape;
import io.unetlab.training.data.Example;
import java.awt.Color;
import java.awt.Font;
import java.awt.FontMetrics;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;

/**
 * Sampled pictures side by side: a column for each network, a row for each caption and its noise,
 * so that a row differs by the network alone. Small pictures are enlarged by a whole factor without
 * smoothing.
 */
public final class ContactSheet {

  private static final int LEAST_SIDE = 96;
  private static final int CAPTION_WIDTH = 170;
  private static final int GAP = 8;
  private static final int LINE = 16;
  private static final int HEAD_LINES = 3;
  private static final int CHANNELS = 3;
  private static final String CUT = "…";
  private static final Font PLAIN = new Font(Font.SANS_SERIF, Font.PLAIN, 12);
  private static final Font BOLD = new Font(Font.SANS_SERIF, Font.BOLD, 12);

  /**
   * A network's pictures.
   *
   * @param pictures as many as in every other column, of the same captions in the same order
   */
  public record Column(String name, List<Example> pictures) {

    public Column {
      pictures = List.copyOf(pictures);
    }
  }

  private final List<Column> columns;
  private final int height;
  private final int width;
  private final int factor;

  private ContactSheet(List<Column> columns, TensorShape shape) {
    this.columns = columns;
    this.height = Math.toIntExact(shape.dim(2));
    this.width = Math.toIntExact(shape.dim(3));
    this.factor = Math.max(1, (LEAST_SIDE + Math.max(height, width) - 1) / Math.max(height, width));
  }

  /**
   * Draws a sheet.
   *
   * @param columns at least one
   * @param shape of each picture, 1 x 3 x H x W
   */
  public static BufferedImage draw(List<Column> columns, TensorShape shape) {
    return new ContactSheet(List.copyOf(columns), shape).draw();
  }

  private BufferedImage draw() {
    int rows = columns.get(0).pictures().size();
    int head = HEAD_LINES * LINE + GAP;
    BufferedImage sheet =
        new BufferedImage(
            CAPTION_WIDTH + GAP + columns.size() * (cellWidth() + GAP),
            head + rows * (cellHeight() + GAP),
            BufferedImage.TYPE_INT_RGB);
    Graphics2D g = sheet.createGraphics();
    g.setRenderingHint(
        RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
    g.setColor(Color.WHITE);
    g.fillRect(0, 0, sheet.getWidth(), sheet.getHeight());
    g.setColor(Color.BLACK);
    for (int row = 0; row < rows; row++) {
      int y = head + row * (cellHeight() + GAP);
      g.setFont(PLAIN);
      String caption = columns.get(0).pictures().get(row).caption();
      int lines = Math.max(1, cellHeight() / LINE);
      text(g, caption, GAP, y, CAPTION_WIDTH - GAP, lines);
      for (int column = 0; column < columns.size(); column++) {
        paste(sheet, columns.get(column).pictures().get(row).image(), left(column), y);
      }
    }
    g.setFont(BOLD);
    for (int column = 0; column < columns.size(); column++) {
      text(g, columns.get(column).name(), left(column), GAP / 2, cellWidth(), HEAD_LINES);
    }
    g.dispose();
    return sheet;
  }

  private int left(int column) {
    return CAPTION_WIDTH + GAP + column * (cellWidth() + GAP);
  }

  private int cellWidth() {
    return factor * width;
  }

  private int cellHeight() {
    return factor * height;
  }

  private static void text(Graphics2D g, String text, int x, int top, int room, int most) {
    FontMetrics metrics = g.getFontMetrics();
    List<String> lines = lines(text, metrics, room);
    for (int i = 0; i < Math.min(most, lines.size()); i++) {
      boolean last = i == most - 1 && lines.size() > most;
      String line = last ? cut(lines.get(i), metrics, room) : lines.get(i);
      g.drawString(line, x, top + LINE * (i + 1) - LINE / 4);
    }
  }

  private static String cut(String line, FontMetrics metrics, int room) {
    int fits = line.length();
    while (fits > 0 && metrics.stringWidth(line.substring(0, fits) + CUT) > room) {
      fits--;
    }
    return line.substring(0, fits) + CUT;
  }

  // At spaces, and after underscores and slashes in names; a longer word is cut anywhere.
  private static List<String> lines(String text, FontMetrics metrics, int room) {
    List<String> lines = new ArrayList<>();
    String line = "";
    for (String word : text.split("(?<=[ _/])", -1)) {
      if (!line.isEmpty() && metrics.stringWidth((line + word).strip()) > room) {
        lines.add(line.strip());
        line = "";
      }
      line += word;
      while (line.length() > 1 && metrics.stringWidth(line.strip()) > room) {
        int fits = line.length() - 1;
        while (fits > 1 && metrics.stringWidth(line.substring(0, fits)) > room) {
          fits--;
        }
        lines.add(line.substring(0, fits));
        line = line.substring(fits);
      }
    }
    if (!line.isBlank()) {
      lines.add(line.strip());
    }
    return lines;
  }

  private void paste(BufferedImage sheet, float[] picture, int left, int top) {
    for (int y = 0; y < cellHeight(); y++) {
      for (int x = 0; x < cellWidth(); x++) {
        sheet.setRGB(left + x, top + y, colour(picture, y / factor * width + x / factor));
      }
    }
  }

  private int colour(float[] picture, int at) {
    int rgb = 0;
    for (int c = 0; c < CHANNELS; c++) {
      float share = Math.max(0, Math.min(1, picture[c * height * width + at] / 2 + 0.5f));
      rgb = rgb << 8 | (int) Math.rint(share * 255);
    }
    return rgb;
  }
}
