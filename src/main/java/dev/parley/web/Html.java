package dev.parley.web;

/// Builds HTML in which what people wrote is text, whatever it looks like. One thread.
final class Html {
    private final StringBuilder out = new StringBuilder();

    /// Adds mark-up of ours.
    ///
    /// @param values stand in the place of each `{}`, as text
    Html add(String markup, Object... values) {
        int from = 0;
        for (Object value : values) {
            int gap = markup.indexOf("{}", from);
            out.append(markup, from, gap);
            out.append(value instanceof Html html ? html.out : escape(String.valueOf(value)));
            from = gap + 2;
        }
        out.append(markup, from, markup.length());
        return this;
    }

    /// Adds mark-up of ours if it is wanted.
    Html addIf(boolean wanted, String markup, Object... values) {
        return wanted ? add(markup, values) : this;
    }

    /// Text as it stands in content and in quoted attributes.
    static String escape(String text) {
        StringBuilder escaped = new StringBuilder(text.length() + 16);
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '&' -> escaped.append("&amp;");
                case '<' -> escaped.append("&lt;");
                case '>' -> escaped.append("&gt;");
                case '"' -> escaped.append("&quot;");
                case '\'' -> escaped.append("&#39;");
                default -> escaped.append(c);
            }
        }
        return escaped.toString();
    }

    @Override
    public String toString() {
        return out.toString();
    }
}
