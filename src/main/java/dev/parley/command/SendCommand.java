package dev.parley.command;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.parley.contact.Address;
import dev.parley.flow.Medium;
import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// `parley send`: invites one person, through a running server.
@Command(
        name = "send",
        description = {
            "Invites one person to a flow, through the running server.",
            "Prints what became of it; exits 1 if the person is not asked, and says why."
        },
        footer = {
            "",
            "Examples:",
            "  ./parley send after-purchase --to +15550101 --contact zone=America/New_York --event total=30",
            "  ./parley send agent-pulse --to slack:U024BE7LH --dry-run"
        })
public final class SendCommand extends Subcommand {
    @Mixin
    private FlowParameter flow = new FlowParameter();

    @CommandLine.Option(
            names = "--to",
            required = true,
            paramLabel = "ADDRESS",
            description = "A telephone number such as +15550101, or slack:USER, web:VISITOR.")
    private String to = "";

    @CommandLine.Option(
            names = "--contact",
            paramLabel = "NAME=VALUE",
            description = "What is known of the person: name, zone, language, or an attribute. May be repeated.")
    private Map<String, String> contact = new LinkedHashMap<>();

    @CommandLine.Option(
            names = "--event",
            paramLabel = "NAME=VALUE",
            description = "What the flow knows as event.NAME. May be repeated.")
    private Map<String, String> event = new LinkedHashMap<>();

    @CommandLine.Option(names = "--dry-run", description = "Only says what would become of it.")
    private boolean dryRun;

    @CommandLine.Option(
            names = "--key",
            paramLabel = "KEY",
            description = "Names this invitation: the same key again asks nobody twice (default: a new one).")
    private Optional<String> key = Optional.empty();

    @Mixin
    private ServerOption server = new ServerOption();

    @Override
    public Integer call() {
        Address address = address();
        ServerClient client = server.client(line());
        JsonNode answer = client.post(
                        "/api/v1/invitations" + (dryRun ? "?dryRun=true" : ""),
                        document(address),
                        key.orElseGet(() -> UUID.randomUUID().toString()))
                .json();
        PrintWriter out = out();
        out.println(line(answer));
        out.flush();
        return answer.path("outcome").asText().equals("refused") ? ExitCodes.FOUND_WRONG : CommandLine.ExitCode.OK;
    }

    private Address address() {
        int colon = to.indexOf(':');
        Medium medium = colon < 0
                ? Medium.SMS
                : Medium.of(to.substring(0, colon)).orElseThrow(() -> wrong("--to begins with sms:, slack: or web:"));
        return Address.parse(medium, to.substring(colon + 1))
                .orElseThrow(() -> wrong("--to is no " + Address.look(medium)));
    }

    private ObjectNode document(Address address) {
        ObjectNode document = JsonNodeFactory.instance.objectNode().put("flow", flow.name());
        ObjectNode person = document.putObject("contact");
        contact.forEach(person::put);
        person.putObject("addresses").put(address.medium().word(), address.value());
        ObjectNode facts = document.putObject("event");
        event.forEach((name, value) -> {
            if (value.matches("-?(0|[1-9][0-9]{0,14})(\\.[0-9]{1,9})?")) {
                facts.put(name, new java.math.BigDecimal(value));
            } else {
                facts.put(name, value);
            }
        });
        return document;
    }

    private String line(JsonNode answer) {
        String would = dryRun ? "would be " : "";
        String because = ": " + answer.path("because").asText() + " ("
                + answer.path("why").asText() + ")";
        return switch (answer.path("outcome").asText()) {
            case "started" ->
                would + "started on " + answer.path("channel").asText()
                        + (answer.has("conversation")
                                ? ", conversation "
                                        + answer.path("conversation").asText()
                                : answer.has("waits")
                                        ? ", waits " + answer.path("waits").asText()
                                        : "");
            case "held" -> would + "held until " + answer.path("until").asText() + because;
            default -> would + "refused" + because;
        };
    }
}
