package dev.parley.action;

import dev.parley.conversation.Conversation;
import dev.parley.flow.Value;
import dev.parley.followup.Fault;
import dev.parley.followup.Followed;
import dev.parley.followup.Shelf;
import dev.parley.followup.Sink;
import dev.parley.inbox.LaneId;
import dev.parley.kit.Remembered;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// Who is to be asked for a favour, each person once over all surveys and lines. Turns neither read nor write for it:
/// it follows behind them. Safe for any thread; blocks.
public final class Favours implements Sink {
    /// Names the setting.
    private static final String SETTING = "favour";

    private static final String SINCE = "since";
    private static final int MOST = 5_000;

    /// Behind every conversation that ends is asked whether to ask for something: so often the setting is read.
    private static final Duration KNOWN = Duration.ofSeconds(2);

    private final Shelf settings;
    private final Shelf people;
    private final Remembered<Favour> known;

    /// @param people with indexes over `next`, `born` and `lane`
    public Favours(Shelf settings, Shelf people, InstantSource clock) {
        this.settings = settings;
        this.people = people;
        known = Remembered.empty(KNOWN, clock);
    }

    /// What is asked for.
    public Favour get() {
        return settings.find(SETTING).map(Favours::favour).orElse(Favour.NONE);
    }

    private static Favour favour(Value.Fields stored) {
        Instant since = stored.get(SINCE) instanceof Value.Moment moment ? moment.at() : Instant.EPOCH;
        List<Fault> faults = new ArrayList<>();
        Value.Fields plain = Value.Fields.NONE
                .with("text", stored.get("text"))
                .with("wait", stored.get("wait"))
                .with("flows", stored.get("flows"));
        return FavourFields.read(plain, since, faults);
    }

    /// Asks for something else from now on.
    public void put(Favour favour) {
        settings.put(SETTING, FavourFields.of(favour).with(SINCE, new Value.Moment(favour.since())));
        known.set(favour);
    }

    /// How many people there are of each kind, by word.
    public Map<String, Integer> counts() {
        Map<String, Integer> counts = new TreeMap<>();
        people.list(Shelf.Query.of(Map.of(), "born", MOST))
                .forEach(entry -> counts.merge(entry.fields().get("stand").shown(), 1, Integer::sum));
        return counts;
    }

    @Override
    public void follow(Followed followed) {
        Conversation talk = followed.conversation();
        boolean isDone = talk.status().word().equals("completed") && !talk.isInConfidence();
        if (!isDone || followed.optedOut().isPresent() || Happiness.of(talk) != Happiness.HAPPY) {
            return;
        }
        Instant ended = talk.progress().clock().changedAt();
        Favour favour = known.get(this::get);
        if (favour.isAfter(talk.origin().revision().flow(), ended)) {
            people.insert(
                    name(talk, followed.lane()),
                    Value.Fields.NONE
                            .with(Shelf.VERSION, Value.of(1L))
                            .with("lane", Value.of(followed.lane().value()))
                            .with(
                                    "language",
                                    Value.of(talk.origin().voice().language().tag()))
                            .with("stand", Value.of("waiting"))
                            .with("born", new Value.Moment(ended))
                            .with("next", new Value.Moment(ended.plus(favour.pause()))));
        }
    }

    /// Names a person so that nobody learns your id of theirs from it.
    private static String name(Conversation talk, LaneId lane) {
        byte[] person = Spreading.person(talk, lane).getBytes(StandardCharsets.UTF_8);
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(person));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /// Those whose turn it is.
    List<Shelf.Entry> due(Instant now, int limit) {
        return people.list(new Shelf.Query(
                Map.of(),
                "next",
                Optional.empty(),
                Optional.of(new Value.Moment(now.plusMillis(1))),
                new Shelf.Page(false, limit)));
    }

    /// Puts somebody in the place of what they were, unless somebody else was first.
    void put(Shelf.Entry before, Value.Fields after) {
        long version = before.fields().get(Shelf.VERSION) instanceof Value.Numeric number
                ? number.number().longValue()
                : 0;
        people.replace(before.id(), version, after.with(Shelf.VERSION, Value.of(version + 1)));
    }
}
