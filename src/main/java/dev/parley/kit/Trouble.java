package dev.parley.kit;

import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.UnknownHostException;
import java.security.cert.CertificateException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;

/// Why a call to another server came to nothing, in words for whoever runs Parley; never with an address.
public final class Trouble {
    /// What a fault means; the first whose kind is found along the causes holds.
    private static final List<Meaning> MEANINGS = List.of(
            new Meaning(UnknownHostException.class, "the name of the host is not known"),
            new Meaning(CertificateException.class, "its TLS certificate is not accepted"),
            new Meaning(SSLException.class, "no TLS connection could be agreed on"),
            new Meaning(TimeoutException.class, "it took too long"),
            new Meaning(NoRouteToHostException.class, "no way leads to that address"),
            new Meaning(ConnectException.class, "nothing listens at that address"),
            new Meaning(InterruptedException.class, "the server ended meanwhile"),
            new Meaning(CancellationException.class, "the server ended meanwhile"),
            new Meaning(IOException.class, "the connection broke off"),
            new Meaning(IllegalArgumentException.class, "what came back is no HTTP"));
    /// Causes of causes: more than any client wraps.
    private static final int DEEP = 8;

    private Trouble() {}

    private record Meaning(Class<? extends Throwable> kind, String words) {}

    /// What happened.
    public static String words(Throwable fault) {
        List<Throwable> causes = Stream.iterate(fault, one -> one != null, Throwable::getCause)
                .limit(DEEP)
                .toList();
        // Some clients' time-outs are of the same kind as refused connections.
        if (causes.stream().anyMatch(one -> message(one).contains("timed out"))) {
            return "it took too long";
        }
        return MEANINGS.stream()
                .filter(meaning -> causes.stream().anyMatch(meaning.kind()::isInstance))
                .findFirst()
                .map(Meaning::words)
                .orElseGet(() -> "the connection failed (" + fault.getClass().getSimpleName() + ")");
    }

    private static String message(Throwable fault) {
        return Optional.ofNullable(fault.getMessage()).orElse("");
    }
}
