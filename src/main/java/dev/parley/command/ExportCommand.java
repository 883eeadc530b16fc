package dev.parley.command;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/// `parley export`: streams data out of a running server.
@Command(
        name = "export",
        description = "Streams conversations, ratings or contacts out of the running server.",
        footer = {
            "",
            "Examples:",
            "  ./parley export ratings --since 2026-03-01T00:00:00Z > ratings.csv",
            "  ./parley export contacts --format jsonl --out contacts.jsonl"
        })
public final class ExportCommand extends Subcommand {
    /// What can be exported.
    enum Kind {
        /// Whole conversations.
        conversations,
        /// One row a score.
        ratings,
        /// The people.
        contacts
    }

    /// How it is written.
    enum Format {
        /// A table with a header.
        csv,
        /// A JSON object a line.
        jsonl,
        /// A table with typed columns.
        parquet
    }

    @Parameters(paramLabel = "KIND", description = "conversations, ratings or contacts.")
    private Kind kind = Kind.conversations;

    @CommandLine.Option(names = "--format", defaultValue = "csv", description = "csv, jsonl or parquet.")
    private Format format = Format.csv;

    @CommandLine.Option(names = "--flow", paramLabel = "FLOW", description = "Only of this flow.")
    private Optional<String> flow = Optional.empty();

    @CommandLine.Option(names = "--since", paramLabel = "TIME", description = "Started then or later (RFC 3339).")
    private Optional<String> since = Optional.empty();

    @CommandLine.Option(names = "--until", paramLabel = "TIME", description = "Started before then.")
    private Optional<String> until = Optional.empty();

    @CommandLine.Option(names = "--out", paramLabel = "FILE", description = "Where to (default: standard output).")
    private Optional<Path> file = Optional.empty();

    @Mixin
    private ServerOption server = new ServerOption();

    @Override
    public Integer call() throws IOException {
        if (kind == Kind.contacts && (flow.isPresent() || since.isPresent() || until.isPresent())) {
            throw wrong("--flow, --since and --until are for conversations and ratings");
        }
        ServerClient client = server.client(line());
        try (InputStream in = client.stream("/api/v1/exports/" + kind + "?" + query())) {
            if (file.isPresent()) {
                try (OutputStream out = Files.newOutputStream(file.get())) {
                    in.transferTo(out);
                }
            } else {
                in.transferTo(System.out);
                System.out.flush();
            }
        }
        return CommandLine.ExitCode.OK;
    }

    private String query() {
        List<String> parts = new ArrayList<>(List.of("format=" + format));
        flow.ifPresent(value -> parts.add(part("flow", value)));
        since.ifPresent(value -> parts.add(part("since", value)));
        until.ifPresent(value -> parts.add(part("until", value)));
        return String.join("&", parts);
    }

    private static String part(String name, String value) {
        return name + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8);
    }
}
