package dev.parley.board;

import java.util.stream.Collectors;

/// The weekly digest as a letter. Pure.
public final class DigestLetter {
    private DigestLetter() {}

    /// Its words, with how to get it no more.
    ///
    /// @param leave where its reader leaves it
    public static String text(String digest, String leave) {
        return digest
                + "\n\nYou get this because your address is in Parley's weekly digest. To get it no more, without signing"
                + " in:\n" + leave;
    }

    /// The same marked up: lines as they are, addresses as links, and no mark-up from elsewhere.
    public static String html(String text) {
        return text.lines()
                .map(line -> line.startsWith("http") ? link(escaped(line)) : escaped(line))
                .collect(Collectors.joining("<br>\n", "<div dir=\"auto\">", "</div>"));
    }

    private static String link(String address) {
        return "<a href=\"" + address + "\">" + address + "</a>";
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
