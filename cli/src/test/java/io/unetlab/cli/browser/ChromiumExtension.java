package io.unetlab.cli.browser;

import static org.junit.jupiter.api.extension.ConditionEvaluationResult.disabled;
import static org.junit.jupiter.api.extension.ConditionEvaluationResult.enabled;

import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Starts one browser for all tests, since a start takes seconds, and closes it after the last. */
final class ChromiumExtension implements ExecutionCondition, ParameterResolver {

  private static final boolean NEEDED =
      Boolean.parseBoolean(System.getenv("UNETLAB_TESTS_NEED_BROWSER"));

  @Override
  public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
    return NEEDED
        ? enabled("UNETLAB_TESTS_NEED_BROWSER is true")
        : Equipment.missing()
            .map(it -> disabled("a browser's tests need " + it))
            .orElseGet(() -> enabled("everything is installed"));
  }

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return parameter.getParameter().getType() == Chromium.class;
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    return context
        .getRoot()
        .getStore(Namespace.create(Chromium.class))
        .getOrComputeIfAbsent(Chromium.class, key -> Chromium.start(), Chromium.class);
  }
}
