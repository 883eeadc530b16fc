package dev.parley.web;

import io.vertx.core.http.HttpServerRequest;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Tells callers apart by their network address: behind proxies that we trust, by the address these saw. Safe for any
/// thread.
public final class Caller {
    private static final String FORWARDED = "x-forwarded-for";
    /// Who has one IPv6 address has all of its network: 64 bits (RFC 6177).
    private static final int NETWORK_BYTES = 8;

    private final Set<String> proxies;

    /// @param proxies the addresses of proxies in front of us; programs on this machine are trusted always
    public Caller(Set<String> proxies) {
        this.proxies = Set.copyOf(proxies);
    }

    /// The caller's name: an IPv4 address, or the network of an IPv6 one. Not to be logged.
    String of(HttpServerRequest request) {
        String peer = request.remoteAddress().hostAddress();
        List<String> path = Optional.ofNullable(request.getHeader(FORWARDED))
                .map(header -> Arrays.asList(header.split(",", -1)))
                .orElse(List.of());
        String seen = peer;
        for (String hop : path.reversed()) {
            if (!isTrusted(seen)) {
                break;
            }
            seen = hop.strip();
        }
        return name(seen, peer);
    }

    private boolean isTrusted(String address) {
        return proxies.contains(address)
                || parse(address).filter(InetAddress::isLoopbackAddress).isPresent();
    }

    private static String name(String address, String otherwise) {
        return parse(address).map(Caller::network).orElse(otherwise);
    }

    private static String network(InetAddress address) {
        return address instanceof Inet6Address
                ? HexFormat.of().formatHex(address.getAddress(), 0, NETWORK_BYTES)
                : address.getHostAddress();
    }

    private static Optional<InetAddress> parse(String literal) {
        try {
            return Optional.of(InetAddress.ofLiteral(literal));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
