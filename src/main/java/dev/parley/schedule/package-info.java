/// Who may be asked now, and when otherwise: events, rhythms and dates become invitations, each of which is started
/// once, waits for its time, or is refused with its reason.
@NullMarked
package dev.parley.schedule;

import org.jspecify.annotations.NullMarked;
