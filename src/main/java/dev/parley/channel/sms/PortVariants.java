package dev.parley.channel.sms;

import java.net.URI;
import java.util.List;

/// The ways in which a URL's port may be written. Works on the characters as they stand: taking a URL apart and putting
/// it together again would decode escapes that are signed.
final class PortVariants {
    private PortVariants() {}

    /// The URL itself, and the one with its port taken away or the scheme's own port added.
    static List<String> of(URI url) {
        String text = url.toString();
        int authority = text.indexOf("//") + 2;
        int end = endOfAuthority(text, authority);
        String before = text.substring(0, end);
        String after = text.substring(end);
        if (url.getPort() < 0) {
            return List.of(text, before + (text.startsWith("https:") ? ":443" : ":80") + after);
        }
        return List.of(text, before.substring(0, before.lastIndexOf(':')) + after);
    }

    private static int endOfAuthority(String url, int authority) {
        for (int at = authority; at < url.length(); at++) {
            if ("/?#".indexOf(url.charAt(at)) >= 0) {
                return at;
            }
        }
        return url.length();
    }
}
