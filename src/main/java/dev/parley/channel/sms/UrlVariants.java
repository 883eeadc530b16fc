package dev.parley.channel.sms;

import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/// The ways in which a URL's host and port may be written. Works on the characters as they stand: taking
/// a URL apart and putting it together again would decode escapes that are signed.
final class UrlVariants {
    private UrlVariants() {}

    /// The URL itself, and the one with its port taken away or the scheme's own port added; each also with
    /// its host in lower case, which is the same host.
    static List<String> of(URI url) {
        String text = url.toString();
        int end = endOfAuthority(text, text.indexOf("//") + 2);
        String path = text.substring(end);
        return Stream.of(text.substring(0, end), text.substring(0, end).toLowerCase(Locale.ROOT))
                .distinct()
                .flatMap(host -> Stream.of(host, otherPort(host, url.getPort())))
                .map(host -> host + path)
                .toList();
    }

    private static String otherPort(String host, int port) {
        if (port >= 0) {
            return host.substring(0, host.lastIndexOf(':'));
        }
        return host + (host.startsWith("https:") ? ":443" : ":80");
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
