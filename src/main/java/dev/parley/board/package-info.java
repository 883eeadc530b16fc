/// What people keep beside results: other measures by day, notes on days, views, links for those who have no account,
/// and the letter that comes every week.
@NullMarked
package dev.parley.board;

import org.jspecify.annotations.NullMarked;
