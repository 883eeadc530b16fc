package dev.parley.results;

/// A question as it is counted. One whose scale was changed by a later revision is another: scores of two scales have
/// no sum.
///
/// @param step its name in the flow
/// @param type the word of its answer type; with its range for a scale of the author's own: `rating:1-10`
public record Question(String step, String type) implements Comparable<Question> {
    @Override
    public int compareTo(Question other) {
        int byStep = step.compareTo(other.step);
        return byStep != 0 ? byStep : type.compareTo(other.type);
    }
}
