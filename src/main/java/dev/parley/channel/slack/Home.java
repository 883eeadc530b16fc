package dev.parley.channel.slack;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.parley.channel.Question;
import dev.parley.kit.NoAnswer;
import dev.parley.kit.Secret;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The app's home: the open question, the person's settings, who sees what. Shown anew whenever it is opened or used.
/// Safe for any thread; blocks.
public final class Home {
    private static final Logger LOG = LoggerFactory.getLogger(Home.class);
    private static final DateTimeFormatter DAY = DateTimeFormatter.ISO_LOCAL_DATE.withZone(ZoneOffset.UTC);

    private static final int FIRST_HOUR = 7;
    private static final int LAST_HOUR = 19;

    private final SlackApi api;
    private final Workspaces workspaces;
    private final Function<Person, State> states;

    /// @param states what a person's home is to show; may block
    Home(SlackApi api, Workspaces workspaces, Function<Person, State> states) {
        this.api = api;
        this.workspaces = workspaces;
        this.states = states;
    }

    /// What a home shows.
    ///
    /// @param language in which it is shown, by its tag; "" if none is known
    /// @param did what was done because of what people said, the newest first
    public record State(Optional<Open> open, Settings settings, String language, List<String> did) {
        public State {
            did = List.copyOf(did);
        }

        /// A question that waits.
        public record Open(String text, Question question) {}
    }

    /// What a person has set.
    ///
    /// @param pausedUntil before this the person is not asked
    /// @param hour when in their day they are asked, by their own clock
    /// @param language its tag
    public record Settings(Optional<Instant> pausedUntil, Optional<LocalTime> hour, Optional<String> language) {}

    /// The words in the language that somebody speaks with us.
    Words words(Person person) {
        return Words.of(states.apply(person).language());
    }

    /// Shows somebody their home as it is now.
    void publish(Person person) {
        Optional<Secret> token = workspaces.token(person.team());
        if (token.isEmpty()) {
            return;
        }
        ObjectNode view = Json.object().put("type", "home");
        view.set("blocks", blocks(states.apply(person)));
        try {
            SlackApi.Answer answer =
                    api.call("views.publish", token.get(), Map.of("user_id", person.user(), "view", view.toString()));
            if (!answer.isOk()) {
                LOG.debug("a home was not shown: {}", answer.reason());
            }
        } catch (NoAnswer e) {
            LOG.debug("a home was not shown: {}", e.reason());
        }
    }

    static ArrayNode blocks(State state) {
        Words words = Words.of(state.language());
        ArrayNode blocks = Json.array().add(Block.header(words.get("home.title")));
        if (state.open().isPresent()) {
            State.Open open = state.open().get();
            blocks.add(Block.section(words.get("home.open")));
            blocks.addAll(Card.open(SlackText.said(open.text()), open.question()));
        } else {
            blocks.add(Block.section(words.get("home.none")));
        }
        settings(blocks, state, words);
        blocks.add(Block.header(words.get("home.privacy")));
        blocks.add(Block.section(words.get("home.privacy-text")));
        if (!state.did().isEmpty()) {
            blocks.add(Block.header(words.get("home.did")));
            state.did().forEach(text -> blocks.add(Block.section("• " + SlackText.literal(text))));
        }
        return blocks;
    }

    private static void settings(ArrayNode blocks, State state, Words words) {
        Settings settings = state.settings();
        blocks.add(Block.header(words.get("home.settings")));
        boolean paused = settings.pausedUntil().isPresent();
        blocks.add(Block.section(settings.pausedUntil()
                .map(until -> words.get("home.paused", DAY.format(until)))
                .orElseGet(() -> words.get("home.asked"))));
        String action = (paused ? Action.RESUME : Action.PAUSE).id();
        blocks.add(Block.actions(
                "settings",
                Json.array()
                        .add(Block.button(action, words.get(paused ? "home.resume" : "home.pause"), "", ""))
                        .add(hours(settings, words))
                        .add(languages(settings, words))));
    }

    private static ObjectNode hours(Settings settings, Words words) {
        Map<String, String> hours = new LinkedHashMap<>();
        hours.put("any", words.get("home.any-hour"));
        for (int hour = FIRST_HOUR; hour <= LAST_HOUR; hour++) {
            String time = LocalTime.of(hour, 0).toString();
            hours.put(time, words.get("home.hour", time));
        }
        settings.hour().ifPresent(time -> hours.putIfAbsent(time.toString(), words.get("home.hour", time.toString())));
        return menu(
                Action.HOUR,
                words.get("home.any-hour"),
                hours,
                settings.hour().map(LocalTime::toString).orElse("any"));
    }

    private static ObjectNode languages(Settings settings, Words words) {
        return menu(
                Action.LANGUAGE,
                words.get("home.language"),
                Words.languages(),
                settings.language().map(Home::base).orElse(""));
    }

    private static String base(String tag) {
        int dash = tag.indexOf('-');
        return dash < 0 ? tag : tag.substring(0, dash);
    }

    private static ObjectNode menu(Action action, String title, Map<String, String> options, String chosen) {
        ObjectNode menu = Json.object().put("type", "static_select").put("action_id", action.id());
        menu.set("placeholder", Block.plain(title));
        ArrayNode all = menu.putArray("options");
        options.forEach((value, text) -> {
            ObjectNode option = Block.option(text, value);
            all.add(option);
            if (value.equals(chosen)) {
                menu.set("initial_option", option.deepCopy());
            }
        });
        return menu;
    }
}
