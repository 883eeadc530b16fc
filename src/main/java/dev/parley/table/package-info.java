/// Tables with typed columns as Parquet files, for pandas, DuckDB, Spark and their like. Nothing of the library behind
/// it is loaded before the first file.
@NullMarked
package dev.parley.table;

import org.jspecify.annotations.NullMarked;
