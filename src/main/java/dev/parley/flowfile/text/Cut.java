package dev.parley.flowfile.text;

/// Shortens texts without tearing characters.
final class Cut {
    private Cut() {}

    /// At most `length` characters (code points), the ending included.
    static String to(String text, int length, String ending) {
        if (text.codePointCount(0, text.length()) <= length) {
            return text;
        }
        int kept = Math.max(0, length - ending.codePointCount(0, ending.length()));
        return text.substring(0, text.offsetByCodePoints(0, kept)) + ending;
    }
}
