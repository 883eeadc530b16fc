package dev.parley.command;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.PrintWriter;
import java.util.Optional;
import java.util.UUID;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// `parley link`: makes a link to a survey, through a running server.
@Command(
        name = "link",
        description = {
            "Makes a link under which a person holds a survey as a web page, through the running server.",
            "Prints its address, and that of its QR code."
        },
        footer = {
            "",
            "Examples:",
            "  ./parley link after-purchase --to +15550101          continues what was begun by text message",
            "  ./parley link after-purchase --days 365              for a poster: each who opens it holds their own"
        })
public final class LinkCommand extends Subcommand {
    @Mixin
    private FlowParameter flow = new FlowParameter();

    @CommandLine.Option(
            names = "--to",
            paramLabel = "ADDRESS",
            description = "Whose survey it is: a telephone number such as +15550101, or slack:USER, web:VISITOR"
                    + " (default: anybody's).")
    private Optional<String> to = Optional.empty();

    @CommandLine.Option(
            names = "--days",
            paramLabel = "DAYS",
            description = "How long it opens the survey, 1 to 366 (default: ${DEFAULT-VALUE}).",
            defaultValue = "30")
    private int days = 30;

    @Mixin
    private ServerOption server = new ServerOption();

    @Override
    public Integer call() {
        ServerClient client = server.client(line());
        ObjectNode document =
                JsonNodeFactory.instance.objectNode().put("flow", flow.name()).put("days", days);
        to.ifPresent(address -> document.put("to", address));
        JsonNode link = client.post("/api/v1/links", document, UUID.randomUUID().toString())
                .json();
        PrintWriter out = out();
        out.println(link.path("url").asText());
        out.println(link.path("qr").asText());
        out.flush();
        return CommandLine.ExitCode.OK;
    }
}
