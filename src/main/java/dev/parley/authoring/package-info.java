/// Writing flows: what is wrong with a text and how to mend it, what may stand where, a conversation held with a draft,
/// what publishing it would change. Text in, values out; drafts and what was published lie behind ports.
@NullMarked
package dev.parley.authoring;

import org.jspecify.annotations.NullMarked;
