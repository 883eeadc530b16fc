package dev.parley.access;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The table of rights, `rights.tsv`: every path of the API with what it takes. What is not in it nobody may use. Safe
/// for any thread.
public final class Rights {
    private static final String ANYBODY = "anybody";
    private static final Pattern LINE = Pattern.compile("(\\S+)\\s+(\\S+)\\s+(\\S+)\\s+(\\S+)");

    private final List<Right> table;

    private Rights(List<Right> table) {
        this.table = table;
    }

    /// The table that Parley comes with.
    public static Rights shipped() {
        try (InputStream file = Objects.requireNonNull(Rights.class.getResourceAsStream("rights.tsv"), "rights.tsv")) {
            return of(new String(file.readAllBytes(), UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read rights.tsv", e);
        }
    }

    /// Reads a table: a line a right with method, path, scope and least role, in columns of any width; `#` begins a
    /// remark.
    ///
    /// @throws IllegalArgumentException if a line has other columns
    static Rights of(String text) {
        return new Rights(text.lines()
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .map(Rights::right)
                .sorted(Comparator.comparingLong(Right::open))
                .toList());
    }

    private static Right right(String line) {
        Matcher columns = LINE.matcher(line.strip());
        if (!columns.matches()) {
            throw new IllegalArgumentException("not METHOD PATH SCOPE ROLE: " + line);
        }
        Optional<Role> least = Role.of(columns.group(4));
        if (least.isEmpty() && !columns.group(4).equals(ANYBODY)) {
            throw new IllegalArgumentException("no role at the end: " + line);
        }
        return new Right(columns.group(1), columns.group(2), columns.group(3), least);
    }

    /// What a request takes; empty if nobody may make it. Plain parts go before open ones.
    public Optional<Right> of(String method, String path) {
        String asked = method.equals("HEAD") ? "GET" : method;
        return table.stream()
                .filter(right -> right.method().equals(asked) && right.fits(path))
                .findFirst();
    }

    /// Every line.
    public List<Right> all() {
        return table;
    }
}
