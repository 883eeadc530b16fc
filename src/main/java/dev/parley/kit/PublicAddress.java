package dev.parley.kit;

import java.net.InetAddress;
import java.util.List;

/// Which addresses lie in the open internet: none of this machine, of a private network, of a provider's metadata, of
/// documentation, nor any that carries such an address inside (RFC 6890 and the registries it names; the list of Svix
/// and of OWASP's SSRF sheet). Pure.
public final class PublicAddress {
    private static final List<Block> CLOSED = List.of(
            Block.of("0.0.0.0", 8),
            Block.of("10.0.0.0", 8),
            Block.of("100.64.0.0", 10),
            Block.of("127.0.0.0", 8),
            Block.of("169.254.0.0", 16),
            Block.of("172.16.0.0", 12),
            Block.of("192.0.0.0", 24),
            Block.of("192.0.2.0", 24),
            Block.of("192.88.99.0", 24),
            Block.of("192.168.0.0", 16),
            Block.of("198.18.0.0", 15),
            Block.of("198.51.100.0", 24),
            Block.of("203.0.113.0", 24),
            Block.of("224.0.0.0", 3),
            Block.of("::", 96),
            Block.of("64:ff9b::", 96),
            Block.of("64:ff9b:1::", 48),
            Block.of("100::", 64),
            Block.of("2001::", 32),
            Block.of("2001:db8::", 32),
            Block.of("2002::", 16),
            Block.of("fc00::", 7),
            Block.of("fe80::", 10),
            Block.of("fec0::", 10),
            Block.of("ff00::", 8));

    private PublicAddress() {}

    /// Whether the address lies in the open internet.
    public static boolean is(InetAddress address) {
        byte[] bytes = address.getAddress();
        return CLOSED.stream().noneMatch(block -> block.holds(bytes));
    }

    /// The addresses that begin with these bits.
    private record Block(InetAddress start, int bits) {
        static Block of(String start, int bits) {
            return new Block(InetAddress.ofLiteral(start), bits);
        }

        boolean holds(byte[] address) {
            byte[] first = start.getAddress();
            if (address.length != first.length) {
                return false;
            }
            for (int bit = 0; bit < bits; bit++) {
                int mask = 0x80 >> (bit % 8);
                if ((address[bit / 8] & mask) != (first[bit / 8] & mask)) {
                    return false;
                }
            }
            return true;
        }
    }
}
