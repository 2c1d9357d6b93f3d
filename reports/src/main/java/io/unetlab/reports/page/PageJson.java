package io.unetlab.reports.page;

import io.unetlab.reports.table.JsonText;

/** Data as JSON that is safe within a page's script element, whatever its texts contain. */
public final class PageJson {

  private PageJson() {}

  /** On one line; without {@code <}, which could end the element or start a comment. */
  public static String text(Object data) {
    return JsonText.compact(data).replace("<", "\\u003c");
  }
}
