package dev.parley.settings;

import dev.parley.kit.Secret;
import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;

/// Reads typed values, and notes what is wrong and what was read. One thread, once.
final class SettingsReader {
    private final List<String> faults = new ArrayList<>();
    private final Map<Key, Found> given;
    private final Map<Key, LoadedSettings.Row> rows = new EnumMap<>(Key.class);

    SettingsReader(Map<String, String> environment, Path folder) {
        given = Sources.read(environment, folder, faults);
    }

    boolean has(Key key) {
        return given.containsKey(key);
    }

    String text(Key key, String otherwise) {
        Found found = given.getOrDefault(key, new Found(otherwise, "default"));
        String shown = key.isSecret() ? new Secret(found.value()).toString() : found.value();
        rows.put(key, new LoadedSettings.Row(key.name(), shown, found.origin()));
        return found.value();
    }

    /// A text of a certain look; `look` ends the sentence "must be …".
    String text(Key key, Predicate<String> looksRight, String look) {
        String text = text(key, "");
        if (!text.isEmpty() && !looksRight.test(text)) {
            fault(key, "must be " + look);
        }
        return text;
    }

    Secret secret(Key key) {
        return new Secret(text(key, ""));
    }

    /// A secret of a certain look, which the fault does not repeat.
    Secret secret(Key key, Predicate<String> looksRight, String look) {
        return new Secret(text(key, looksRight, look));
    }

    int port(Key key, int otherwise) {
        String text = text(key, "" + otherwise);
        boolean isNumber = text.length() <= 5 && text.chars().allMatch(c -> c >= '0' && c <= '9');
        int port = isNumber ? Integer.parseInt(text) : -1;
        if (port < 0 || port > 65_535) {
            fault(key, "must be a port from 0 to 65535, not " + text);
            return otherwise;
        }
        return port;
    }

    /// So many a second: from one in a hundred seconds to ten thousand.
    double rate(Key key, double otherwise) {
        String text =
                text(key, new DecimalFormat("0.###", DecimalFormatSymbols.getInstance(Locale.ROOT)).format(otherwise));
        boolean isNumber = text.matches("\\d{1,5}(\\.\\d{1,3})?");
        double rate = isNumber ? Double.parseDouble(text) : 0;
        if (rate < 0.01 || rate > 10_000) {
            fault(key, "must be a number from 0.01 to 10000, not " + text);
            return otherwise;
        }
        return rate;
    }

    /// A whole number, up to so many.
    int whole(Key key, int otherwise, int most) {
        String text = text(key, "" + otherwise);
        boolean isNumber = text.matches("\\d{1,9}");
        if (!isNumber || Integer.parseInt(text) > most) {
            fault(key, "must be a whole number from 0 to " + most + ", not " + text);
            return otherwise;
        }
        return Integer.parseInt(text);
    }

    /// Whole seconds, up to so many.
    Duration seconds(Key key, int otherwise, int most) {
        String text = text(key, "" + otherwise);
        boolean isNumber = text.matches("\\d{1,5}");
        if (!isNumber || Integer.parseInt(text) > most) {
            fault(key, "must be whole seconds from 0 to " + most + ", not " + text);
            return Duration.ofSeconds(otherwise);
        }
        return Duration.ofSeconds(Integer.parseInt(text));
    }

    Path folder(Key key, String otherwise) {
        String text = text(key, otherwise);
        try {
            return Path.of(text);
        } catch (InvalidPathException e) {
            fault(key, "is no path: " + e.getReason());
            return Path.of(otherwise);
        }
    }

    boolean onOff(Key key) {
        return onOff(key, true);
    }

    boolean onOff(Key key, boolean otherwise) {
        String text = text(key, otherwise ? "on" : "off");
        if (!text.equals("on") && !text.equals("off")) {
            fault(key, "must be on or off, not " + text);
        }
        return !text.equals("off");
    }

    /// An http or https URL without query, fragment and user, its slash at the end taken away.
    URI url(Key key, String otherwise) {
        String text = text(key, otherwise);
        try {
            URI url = new URI(text.endsWith("/") ? text.substring(0, text.length() - 1) : text);
            if (isPlainHttp(url)) {
                return url;
            }
        } catch (URISyntaxException e) {
            fault(key, "is no URL: " + e.getReason());
            return URI.create(otherwise);
        }
        fault(key, "must be an http or https URL without query, fragment and user, such as https://parley.example.com");
        return URI.create(otherwise);
    }

    /// Pairs of `name:value`, separated by commas; each name once.
    Map<String, Secret> pairs(Key key) {
        Map<String, Secret> pairs = new LinkedHashMap<>();
        for (String pair : text(key, "").split(",", -1)) {
            int colon = pair.indexOf(':');
            String name = pair.substring(0, Math.max(colon, 0)).strip();
            String value = pair.substring(colon + 1).strip();
            if (name.isEmpty() || value.isEmpty()) {
                if (!pair.isBlank()) {
                    fault(key, "must be name:token pairs, separated by commas");
                }
            } else if (pairs.put(name, new Secret(value)) != null) {
                fault(key, "has two tokens of the name " + name);
            }
        }
        return pairs;
    }

    /// Whether a host is this machine alone. A name that would have to be looked up is not.
    static boolean isLoopback(String host) {
        try {
            return host.equals("localhost") || InetAddress.ofLiteral(host).isLoopbackAddress();
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    /// Whether a text is an IP address.
    static boolean isAddress(String text) {
        try {
            return !InetAddress.ofLiteral(text).isAnyLocalAddress();
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    void fault(Key key, String what) {
        Found found = given.get(key);
        faults.add(key + (found == null ? "" : " (" + found.origin() + ")") + ": " + what);
    }

    List<String> faults() {
        return faults;
    }

    List<LoadedSettings.Row> rows() {
        return List.copyOf(rows.values());
    }

    private static boolean isPlainHttp(URI url) {
        return ("http".equals(url.getScheme()) || "https".equals(url.getScheme()))
                && url.getHost() != null
                && url.getRawQuery() == null
                && url.getRawFragment() == null
                && url.getRawUserInfo() == null;
    }
}
