package io.unetlab.cli.browser;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * A run of a network on WebGPU in a page.
 *
 * @param whole whether the delegate took every operator
 * @param refused the operators that run on the CPU, with the delegate's reasons
 */
record GpuRun(boolean whole, float[] numbers, List<String> refused) {

  private static final Pattern HEADING = Pattern.compile(".* not supported by GPU delegate:");
  private static final Pattern END = Pattern.compile("\\d+ operations will run on the GPU.*");

  /**
   * Runs a page's script.
   *
   * @param script takes the output's name and resolves to {@code {whole, numbers}}
   */
  static GpuRun of(Chromium chromium, String address, String script, String output) {
    List<String> logged = new ArrayList<>();
    try (BrowserContext context = chromium.browser().newContext()) {
      Page page = context.newPage();
      page.onConsoleMessage(it -> logged.add(it.text()));
      page.onPageError(logged::add);
      page.navigate(address);
      Map<?, ?> result = (Map<?, ?>) page.evaluate(script, List.of(output));
      return new GpuRun(
          (Boolean) result.get("whole"),
          floats((List<?>) result.get("numbers")),
          refused(logged.stream().flatMap(String::lines).toList()));
    }
  }

  private static List<String> refused(List<String> lines) {
    return lines.stream()
        .dropWhile(line -> !HEADING.matcher(line).matches())
        .skip(1)
        .takeWhile(line -> !END.matcher(line).matches())
        .filter(line -> !line.isBlank())
        .toList();
  }

  private static float[] floats(List<?> numbers) {
    float[] floats = new float[numbers.size()];
    for (int i = 0; i < floats.length; i++) {
      floats[i] = ((Number) numbers.get(i)).floatValue();
    }
    return floats;
  }
}
