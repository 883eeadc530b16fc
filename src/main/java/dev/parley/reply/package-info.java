/// What words mean: reads a person's reply against the question it answers. Pure; words of each language are data
/// files.
@NullMarked
package dev.parley.reply;

import org.jspecify.annotations.NullMarked;
