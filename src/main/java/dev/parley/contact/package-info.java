/// People who may be asked: who they are, where they are reached, what they allowed and forbade, and when they were
/// asked. Pure; {@link dev.parley.contact.ContactStore} is the port to where they are kept.
@NullMarked
package dev.parley.contact;

import org.jspecify.annotations.NullMarked;
