package dev.parley.channel.webchat;

import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Collection;
import java.util.Locale;

/// Which web pages may ask in a visitor's name, by their origin as browsers send it (RFC 6454, 6.2).
public final class Origins {
    private Origins() {}

    /// Whether a page may: one of our own, one that the survey names, or one on the visitor's own machine, where nobody
    /// else can put a page. A call without an origin is no page's.
    ///
    /// @param origin the header, "" if there is none
    /// @param host the name under which the caller reached us
    /// @param named the origins the survey names
    public static boolean allow(String origin, String host, URI publicUrl, Collection<String> named) {
        return origin.isEmpty() || isOurs(origin, host, publicUrl) || named.contains(origin) || isLoopback(origin);
    }

    /// Whether it is a page of ours.
    public static boolean isOurs(String origin, String host, URI publicUrl) {
        String lower = host.toLowerCase(Locale.ROOT);
        return origin.equals("http://" + lower)
                || origin.equals("https://" + lower)
                || origin.equals(publicUrl.getScheme() + "://" + publicUrl.getAuthority());
    }

    private static boolean isLoopback(String origin) {
        try {
            String host = new URI(origin).getHost();
            return host != null
                    && (host.equals("localhost")
                            || InetAddress.ofLiteral(host.replaceAll("[\\[\\]]", ""))
                                    .isLoopbackAddress());
        } catch (URISyntaxException | IllegalArgumentException e) {
            return false;
        }
    }
}
