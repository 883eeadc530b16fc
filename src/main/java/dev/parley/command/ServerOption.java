package dev.parley.command;

import dev.parley.kit.Secret;
import dev.parley.settings.Settings;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;
import picocli.CommandLine;

/// Which running server a command talks to.
final class ServerOption {
    @CommandLine.Option(
            names = "--url",
            paramLabel = "URL",
            description = "The server (default: the one on this machine, at PARLEY_HTTP_PORT).")
    private Optional<String> url = Optional.empty();

    @CommandLine.Option(
            names = "--token",
            paramLabel = "TOKEN",
            description = "An API token (default: the first of PARLEY_API_TOKENS).")
    private Optional<String> token = Optional.empty();

    /// The server, with what the environment and `parley.yaml` tell about it.
    ///
    /// @throws CommandLine.ParameterException if the URL is none
    /// @throws ApiFailure without a token
    ServerClient client(CommandLine line) {
        Settings settings = ServeCommand.settings(Settings.Mode.SERVE, System.getenv(), line)
                .settings();
        Secret secret = token.map(Secret::new)
                .or(() -> settings.access().apiTokens().values().stream().findFirst())
                .orElseThrow(() -> new ApiFailure("The API wants a token: give --token, or set PARLEY_API_TOKENS."));
        return new ServerClient(
                url.map(text -> uri(line, text))
                        .orElseGet(() ->
                                URI.create("http://127.0.0.1:" + settings.http().port())),
                secret);
    }

    private static URI uri(CommandLine line, String text) {
        try {
            URI uri = new URI(text.endsWith("/") ? text.substring(0, text.length() - 1) : text);
            if (("http".equals(uri.getScheme()) || "https".equals(uri.getScheme())) && uri.getHost() != null) {
                return uri;
            }
        } catch (URISyntaxException e) {
            throw new CommandLine.ParameterException(line, "--url is no URL: " + e.getReason(), e);
        }
        throw new CommandLine.ParameterException(line, "--url is a URL such as https://parley.example.com");
    }
}
