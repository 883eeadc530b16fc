/// The edge: HTTP in front of everything else. Webhooks, API, pages and health, on an event loop that never waits.
@NullMarked
package dev.parley.web;

import org.jspecify.annotations.NullMarked;
