package dev.parley.flowfile.source;

/// A place in a file. Lines and columns are counted from 1; columns count characters (code points), as editors do.
public record Mark(int line, int column) implements Comparable<Mark> {
    /// Where a file begins.
    public static final Mark START = new Mark(1, 1);

    @Override
    public int compareTo(Mark other) {
        return line == other.line ? Integer.compare(column, other.column) : Integer.compare(line, other.line);
    }

    @Override
    public String toString() {
        return line + ":" + column;
    }
}
