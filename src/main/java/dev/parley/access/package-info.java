/// Who may use Parley and for what: people with roles, programs with scopes, the table of rights, and the log of who
/// did what.
@NullMarked
package dev.parley.access;

import org.jspecify.annotations.NullMarked;
