package io.unetlab.cli.browser;

import java.util.List;

/** The accessibility checks of axe-core: WCAG 2.2 at level AA, and its list of best practices. */
final class Axe {

  private static final String AXE = Script.read("/axe.min.js");
  private static final String RUN = Script.read("axe.js");

  private Axe() {}

  /** One line for each element that breaks a rule. */
  @SuppressWarnings("unchecked")
  static List<String> violations(OpenPage open) {
    open.page().evaluate(AXE);
    return (List<String>) open.page().evaluate(RUN);
  }
}
