/// People who do not exist and what they answered, for those who want to look around: every conversation is held by the
/// real engine, at times gone by, and everything in it says that it is a sample. For `demo` only.
@NullMarked
package dev.parley.samples;

import org.jspecify.annotations.NullMarked;
