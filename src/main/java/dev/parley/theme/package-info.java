/// What people's words are about: themes by words and phrases that admins name, and words that unhappy people use more
/// than others. Pure.
@NullMarked
package dev.parley.theme;

import org.jspecify.annotations.NullMarked;
