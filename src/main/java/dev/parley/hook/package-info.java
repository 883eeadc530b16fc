/// Webhooks that Parley calls: signed events by Standard Webhooks, each told to each endpoint until it is taken.
@NullMarked
package dev.parley.hook;

import org.jspecify.annotations.NullMarked;
