/// Texts with places to fill in, in Liquid's manner: read and checked when a flow is loaded, filled in one pass, never
/// evaluated.
@NullMarked
package dev.parley.flowfile.text;

import org.jspecify.annotations.NullMarked;
