/// Every port on MongoDB, one file a collection, its indexes beside it. Only operations that the embedded server and
/// MongoDB answer alike: flat filters on `_id` or an index, one-document writes, no transactions.
@NullMarked
package dev.parley.store;

import org.jspecify.annotations.NullMarked;
