/// What admins set while the server runs, each a document of its own with its reader.
@NullMarked
package dev.parley.setup;

import org.jspecify.annotations.NullMarked;
