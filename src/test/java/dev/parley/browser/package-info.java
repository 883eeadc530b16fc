/// Walks through Parley's pages in a real browser: Debian's Chromium, driven by Playwright, looked over by axe.
@NullMarked
package dev.parley.browser;

import org.jspecify.annotations.NullMarked;
