package dev.parley.flowfile;

import dev.parley.flow.Flow;
import dev.parley.flow.Flow.About;
import dev.parley.flow.Flow.Defaults;
import dev.parley.flow.Flow.Start;
import dev.parley.flow.FlowKind;
import dev.parley.flow.Language;
import dev.parley.flow.LengthOfTime;
import dev.parley.flow.MessageKey;
import dev.parley.flow.Program;
import dev.parley.flow.Revision;
import dev.parley.flow.Step;
import dev.parley.flow.StepId;
import dev.parley.flow.Timing;
import dev.parley.flow.Wording;
import dev.parley.flowfile.Texts.Other;
import dev.parley.flowfile.source.Mark;
import dev.parley.flowfile.source.Nearest;
import dev.parley.flowfile.source.Node;
import dev.parley.flowfile.source.Node.Mapping;
import dev.parley.flowfile.source.Node.Mapping.Entry;
import dev.parley.flowfile.source.Node.Scalar;
import dev.parley.flowfile.source.Problems;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Reads a whole flow. One thread.
final class FlowReader {
    /// Titles stand in lists and menus, on one line.
    private static final int MAX_TITLE = 120;
    /// More would be nagging.
    private static final int MAX_REMINDERS = 5;

    private final FlowHead head;
    private final Form form;
    private final Desk desk;
    private final Problems problems;
    private final InviteReader invites;

    private FlowReader(Plan plan, Problems problems) {
        this.head = FlowHead.read(plan, problems);
        this.form = head.form();
        this.desk = head.desk();
        this.problems = problems;
        this.invites = new InviteReader(desk);
    }

    /// A flow without errors, what it claims among other flows, and where its parts stand.
    record Result(Optional<Flow> flow, Claims claims, Map<String, Mark> places) {}

    static Result read(Plan plan, Problems problems) {
        FlowReader reader = new FlowReader(plan, problems);
        Flow flow = reader.read(Canonical.revision(plan));
        return new Result(
                problems.hasErrors() ? Optional.empty() : Optional.of(flow),
                reader.invites.claims(),
                reader.desk.places().all());
    }

    private Flow read(Revision revision) {
        List<Language> languages = new ArrayList<>(List.of(desk.texts().language()));
        languages.addAll(desk.translations().languages());
        AnonymityReader anonymity = new AnonymityReader(desk, form);
        About about = new About(title(revision), kind(), languages, anonymity.read());
        Start start = WebReader.start(invites.read(form.node("invite")), timing(), form, desk);
        Defaults defaults = new Defaults(head.vars(), Lists.names(form, "segments", desk.reads()), messages());
        List<Step> written = steps();
        List<Step> steps = head.reader().isComplete()
                ? invites.rotation().map(it -> it.of(written, desk)).orElse(written)
                : written;
        checkTimeouts(steps, start.timing().expire());
        about.anonymity().ifPresent(it -> anonymity.check(steps, start.timing().expire()));
        desk.translations().finish(desk.places().written());
        Program program = Program.of(problems.hasErrors() ? List.of() : steps);
        return new Flow(revision, about, defaults, start, program);
    }

    private String title(Revision revision) {
        Optional<String> title = form.text("title");
        if (title.filter(text -> text.length() > MAX_TITLE).isPresent()) {
            problems.error(form.markOf("title"), "title has more than " + MAX_TITLE + " characters");
        }
        return title.orElse(revision.flow().value());
    }

    private FlowKind kind() {
        List<String> known =
                Arrays.stream(FlowKind.values()).map(FlowKind::word).toList();
        return form.word("kind", known).flatMap(FlowKind::of).orElse(FlowKind.TRANSACTIONAL);
    }

    private Timing timing() {
        List<Duration> remind = form.list("remind").stream()
                .flatMap(node -> desk.reads().duration(node, "remind", FlowLimits.LONGEST_PAUSE).stream())
                .toList();
        Duration expire = expiry();
        if (!expire.isZero() && remind.stream().anyMatch(pause -> pause.compareTo(expire) >= 0)) {
            problems.error(
                    form.markOf("remind"),
                    "a reminder after the conversation expires (" + LengthOfTime.shown(expire) + ") is never sent");
        }
        if (remind.stream().distinct().count() < remind.size()) {
            problems.error(form.markOf("remind"), "two reminders at the same time");
        }
        if (remind.size() > MAX_REMINDERS) {
            problems.error(form.markOf("remind"), "more than " + MAX_REMINDERS + " reminders");
        }
        return new Timing(remind, expire);
    }

    private Duration expiry() {
        boolean never = form.node("expire")
                .filter(node -> node instanceof Scalar scalar && scalar.text().equals("never"))
                .isPresent();
        return never
                ? Duration.ZERO
                : form.duration("expire", FlowLimits.LONGEST_PAUSE).orElse(Timing.DEFAULT.expire());
    }

    /// A question that is given up after the conversation has expired is never given up.
    private void checkTimeouts(List<Step> steps, Duration expire) {
        for (Step step : steps) {
            if (step instanceof Step.Ask ask
                    && !expire.isZero()
                    && ask.rules().timing().timeout().compareTo(expire) >= 0) {
                Mark at = desk.places().marks().getOrDefault(ask.id(), Mark.START);
                problems.error(
                        at, "timeout is never reached: the conversation expires after " + LengthOfTime.shown(expire));
            }
            Program.blocks(step).forEach(block -> checkTimeouts(block, expire));
        }
    }

    private Map<MessageKey, Wording> messages() {
        Map<MessageKey, Wording> messages = new EnumMap<>(MessageKey.class);
        for (Entry entry : form.entries("messages")) {
            key(entry)
                    .ifPresent(key ->
                            messages.put(key, desk.texts().wording(entry.value(), key.word(), translations(key))));
        }
        desk.translations().of(Translations.MESSAGES).forEach(text -> checkMessages(text, messages));
        return messages;
    }

    private Optional<MessageKey> key(Entry entry) {
        String word = entry.key().text();
        Optional<MessageKey> key = MessageKey.of(word);
        if (key.isEmpty()) {
            List<String> known =
                    Arrays.stream(MessageKey.values()).map(MessageKey::word).toList();
            problems.error(entry.key().mark(), "unknown message " + Reads.quote(word) + Nearest.hint(word, known));
        }
        return key;
    }

    private List<Other> translations(MessageKey key) {
        List<Other> others = new ArrayList<>();
        for (Translated text : desk.translations().of(Translations.MESSAGES)) {
            Optional<Node> node = text.node() instanceof Mapping mapping ? mapping.get(key.word()) : Optional.empty();
            node.ifPresent(words -> others.add(
                    new Other(text.language(), words.mark(), desk.texts().variants(words, key.word()))));
        }
        return others;
    }

    private void checkMessages(Translated text, Map<MessageKey, Wording> own) {
        desk.reads()
                .mapping(text.node(), "messages")
                .ifPresent(mapping -> mapping.entries()
                        .forEach(entry -> key(entry)
                                .filter(key -> !own.containsKey(key))
                                .ifPresent(key -> problems.error(
                                        entry.key().mark(),
                                        "message " + key.word()
                                                + " is not worded above, so it is not translated here"))));
    }

    private List<Step> steps() {
        StepReader reader = head.reader();
        Optional<Node> node = form.node("steps");
        List<Step> steps = node.map(list -> reader.block(list, "")).orElse(List.of());
        if (steps.isEmpty() && reader.isComplete()) {
            problems.error(node.map(Node::mark).orElse(Mark.START), "a flow needs steps");
        }
        if (reader.isComplete()) {
            GraphCheck.check(steps, desk.places().marks(), problems);
        } else {
            Set<StepId> declared = Set.copyOf(head.plan().ids().values());
            GraphCheck.checkTargets(steps, desk.places().marks(), problems, declared);
        }
        return steps;
    }
}
