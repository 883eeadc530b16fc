package dev.parley.settings;

import dev.parley.kit.Secret;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/// The web chat.
///
/// @param identityKey what hosts' back ends sign their customers' names with; none if they may not
/// @param sessionsPerMinute how many conversations one network address may open; 0 for no limit
/// @param trustedProxies addresses of proxies whose word on who calls is taken
public record WebChat(Secret identityKey, int sessionsPerMinute, Set<String> trustedProxies) {
    /// An office behind one address, at most four minutes' worth of it at once.
    static final int SESSIONS_PER_MINUTE = 300;

    private static final int MOST_SESSIONS = 1_000_000;
    /// HS256 wants a key as long as its hash (RFC 7518, 3.2).
    private static final int MIN_KEY_LENGTH = 32;

    public WebChat {
        trustedProxies = Set.copyOf(trustedProxies);
    }

    static WebChat read(SettingsReader reader) {
        return new WebChat(
                reader.secret(
                        Key.PARLEY_CHAT_IDENTITY_KEY,
                        key -> key.length() >= MIN_KEY_LENGTH,
                        "at least " + MIN_KEY_LENGTH + " characters long"),
                reader.whole(Key.PARLEY_CHAT_RATE, SESSIONS_PER_MINUTE, MOST_SESSIONS),
                proxies(reader));
    }

    private static Set<String> proxies(SettingsReader reader) {
        List<String> addresses = Arrays.stream(
                        reader.text(Key.PARLEY_TRUSTED_PROXIES, "").split(",", -1))
                .map(String::strip)
                .filter(address -> !address.isEmpty())
                .toList();
        if (addresses.stream().anyMatch(address -> !SettingsReader.isAddress(address))) {
            reader.fault(Key.PARLEY_TRUSTED_PROXIES, "must be IP addresses, separated by commas, such as 10.0.0.7");
        }
        return new TreeSet<>(addresses);
    }
}
