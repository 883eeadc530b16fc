package dev.parley.flowfile;

import dev.parley.flow.Flow;
import dev.parley.flow.Invite;
import dev.parley.flow.Timing;
import dev.parley.flowfile.source.Node;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// Reads `web`: who may show a survey on the web. One thread.
final class WebReader {
    /// An origin as browsers send it (RFC 6454, 6.2): no path, no slash at its end.
    private static final Pattern ORIGIN =
            Pattern.compile("https?://[a-z0-9]([a-z0-9.-]{0,250}[a-z0-9])?(:[1-9][0-9]{0,4})?");

    private final Form form;
    private final Desk desk;

    private WebReader(Form form, Desk desk) {
        this.form = form;
        this.desk = desk;
    }

    /// What starts a flow, and on which pages.
    static Flow.Start start(Invite invite, Timing timing, Form flow, Desk desk) {
        Optional<WebReader> web = flow.node("web")
                .flatMap(node -> desk.reads().mapping(node, "web"))
                .map(mapping -> new WebReader(Form.open(mapping, FlowKeys.WEB, desk.problems()), desk));
        List<String> origins = web.map(it -> it.origins("origins")).orElse(List.of());
        List<String> frames = web.map(it -> it.origins("frames")).orElse(List.of());
        return new Flow.Start(invite, timing, origins, frames);
    }

    private List<String> origins(String key) {
        List<Node> nodes = form.list(key);
        if (nodes.size() > FlowLimits.MAX_ITEMS) {
            desk.problems().error(form.markOf(key), "more than " + FlowLimits.MAX_ITEMS + " origins");
        }
        return nodes.stream()
                .limit(FlowLimits.MAX_ITEMS)
                .flatMap(node -> desk
                        .reads()
                        .shaped(
                                node,
                                ORIGIN,
                                "an origin",
                                "a scheme and a host alone, such as https://shop.example.com")
                        .stream())
                .distinct()
                .toList();
    }
}
