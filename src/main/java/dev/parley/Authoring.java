package dev.parley;

import dev.parley.authoring.Catalog;
import dev.parley.authoring.Checker;
import dev.parley.authoring.Clash;
import dev.parley.authoring.Desk;
import dev.parley.authoring.Site;
import dev.parley.authoring.Text;
import dev.parley.conversation.Engine;
import dev.parley.flow.Flow;
import dev.parley.flow.FlowId;
import dev.parley.flow.Invite;
import dev.parley.flow.Revision;
import dev.parley.flowfile.FlowFolder;
import dev.parley.flowfile.FlowSource;
import dev.parley.flowfile.Includes;
import dev.parley.inbox.Inbox;
import dev.parley.inbox.PublishedFlows;
import dev.parley.inbox.Underway;
import dev.parley.kit.Work;
import dev.parley.reply.ReplyReader;
import dev.parley.store.Store;
import dev.parley.web.ApiTokens;
import dev.parley.web.Door;
import dev.parley.web.FlowCheckRoutes;
import dev.parley.web.FlowFormRoutes;
import dev.parley.web.FlowRoutes;
import dev.parley.web.ReplayRoutes;
import dev.parley.web.Routes;
import dev.parley.web.Serving;
import dev.parley.web.TemplateRoutes;
import dev.parley.web.UnderwayRoutes;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Joins the desk where flows are written with the folder and with what is served. Safe for any thread.
final class Authoring implements Site {
    private final Path folder;
    private final Publishing publishing;
    private final PublishedFlows flows;
    private final Desk desk;
    private final Catalog catalog;
    private final Checker checker;
    private final Engine engine;
    private final Store store;
    private final InstantSource clock;

    /// Where flows lie, what publishes them, and what is served.
    record Ground(Path folder, Publishing publishing, PublishedFlows flows) {}

    /// What reads replies and holds conversations.
    record Minds(Engine engine, ReplyReader reader) {}

    Authoring(Ground ground, Store store, Minds minds, InstantSource clock) {
        folder = ground.folder();
        publishing = ground.publishing();
        flows = ground.flows();
        engine = minds.engine();
        this.store = store;
        this.clock = clock;
        Includes includes = id -> FlowFolder.includes(folder).find(id).or(() -> included(id));
        checker = new Checker(minds.engine(), minds.reader(), new Checker.Neighbours(includes, this::clashes));
        desk = new Desk(new Desk.Parts(store.releases(), store.drafts(), checker, this, clock));
        catalog = new Catalog(store.releases(), store.drafts(), this);
    }

    List<Routes> routes(Inbox inbox, Serving serving) {
        ApiTokens tokens = serving.tokens();
        Work work = serving.work();
        Underway underway = new Underway(new Underway.Parts(store.conversations(), flows, engine, inbox, clock));
        return List.of(
                new FlowCheckRoutes(checker, engine, tokens, work),
                new FlowFormRoutes(tokens, work),
                new FlowRoutes(catalog, desk, Door::name, serving),
                new TemplateRoutes(serving),
                new UnderwayRoutes(new UnderwayRoutes.Parts(underway, checker, flows), serving),
                new ReplayRoutes(new ReplayRoutes.Parts(store.conversations(), flows, checker, engine), serving));
    }

    private Optional<FlowSource> included(FlowId flow) {
        return desk.text(flow).map(text -> FlowSource.of(text.file(), text.source()));
    }

    @Override
    public void refresh() {
        publishing.publish();
    }

    @Override
    public Optional<Revision> file(FlowId flow) {
        return publishing.files().getOrDefault(flow.value(), Optional.empty());
    }

    @Override
    public List<FlowId> files() {
        return publishing.files().keySet().stream()
                .filter(FlowId::isValid)
                .map(FlowId::new)
                .toList();
    }

    @Override
    public Optional<Text> text(FlowId flow) {
        Path file = folder.resolve(flow + ".yaml");
        return Files.isRegularFile(file)
                ? Optional.of(new Text(flow, read(file), read(folder.resolve(flow + ".test.yaml"))))
                : Optional.empty();
    }

    /// A file's text; "" if there is none.
    static String read(Path file) {
        try {
            return Files.isRegularFile(file) ? Files.readString(file) : "";
        } catch (IOException fault) {
            throw new UncheckedIOException("cannot read " + file, fault);
        }
    }

    private List<Clash> clashes(Flow flow) {
        Invite mine = flow.start().invite();
        List<Clash> clashes = new ArrayList<>();
        flows.published().stream()
                .filter(other -> !other.id().equals(flow.id()))
                .forEach(other -> {
                    Invite theirs = other.start().invite();
                    mine.keywords().stream()
                            .filter(word -> theirs.keywords().stream().anyMatch(word::equalsIgnoreCase))
                            .forEach(word -> clashes.add(new Clash(
                                    "keywords",
                                    word,
                                    "keyword " + word + " starts the flow " + other.id()
                                            + " already; take another word here, or take it away there first")));
                    if (mine.fallback() && theirs.fallback()) {
                        clashes.add(new Clash(
                                "default",
                                "true",
                                "the default flow is " + other.id()
                                        + " already, and there is one; take default: true away here or there"));
                    }
                });
        return clashes;
    }
}
