package dev.parley.flowfile.source;

import dev.parley.flowfile.source.Problem.Severity;
import java.util.ArrayList;
import java.util.List;

/// Collects what is wrong with one file, so that everything is reported together. One thread.
public final class Problems {
    /// Nobody reads more; a file that is no flow at all must not cost memory for each of its words.
    public static final int MAX = 100;

    private final String file;
    private final List<Problem> found = new ArrayList<>();
    private boolean error;

    /// An empty collection for a file.
    public Problems(String file) {
        this.file = file;
    }

    /// The file they are about.
    public String file() {
        return file;
    }

    /// Notes something that keeps the flow from being published.
    public void error(Mark at, String message) {
        error = true;
        add(Severity.ERROR, at, message);
    }

    /// Notes something that is probably not meant.
    public void warning(Mark at, String message) {
        add(Severity.WARNING, at, message);
    }

    private void add(Severity severity, Mark at, String message) {
        Problem problem = new Problem(severity, file, at.line(), at.column(), message);
        if (found.size() < MAX && !found.contains(problem)) {
            found.add(problem);
        }
    }

    /// Whether there is an error among them.
    public boolean hasErrors() {
        return error;
    }

    /// How many are kept.
    public int count() {
        return found.size();
    }

    /// Whether no more are kept; readers of large files stop here.
    public boolean isFull() {
        return found.size() >= MAX;
    }

    /// All of them by place.
    public List<Problem> sorted() {
        return found.stream().sorted(Problem.BY_PLACE).toList();
    }
}
