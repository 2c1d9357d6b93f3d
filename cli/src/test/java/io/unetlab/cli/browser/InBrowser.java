package io.unetlab.cli.browser;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Tests that open pages in the machine's Chromium, which they take as a parameter. They are skipped
 * where it or Node.js is missing, and fail there if {@code UNETLAB_TESTS_NEED_BROWSER} is true.
 */
@Tag("browser")
@Tag("slow")
@ExtendWith(ChromiumExtension.class)
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@interface InBrowser {}
