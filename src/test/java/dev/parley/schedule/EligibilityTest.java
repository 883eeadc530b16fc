package dev.parley.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.contact.Address;
import dev.parley.contact.Asked;
import dev.parley.contact.Consent;
import dev.parley.contact.Contact;
import dev.parley.contact.ContactId;
import dev.parley.contact.OptOuts;
import dev.parley.contact.Preferences;
import dev.parley.fake.TestFlows;
import dev.parley.flow.Flow;
import dev.parley.flow.FlowId;
import dev.parley.flow.FlowKind;
import dev.parley.flow.Medium;
import dev.parley.flow.Value;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

class EligibilityTest {
    /// Ten in the morning in New York, midnight in Tokyo.
    private static final Instant NOW = Instant.parse("2026-03-02T15:00:00Z");

    @ParameterizedTest
    @CsvFileSource(resources = "eligibility.tsv", delimiter = '\t', quoteCharacter = '`', numLinesToSkip = 1)
    void a_person_may_be_asked_now_later_or_never(
            String invite, @Nullable String person, @Nullable String asked, String outcome, String why) {
        Case given = new Case(person == null ? "" : person, asked == null ? "" : asked);

        assertThat(shown(Eligibility.decide(given.wish(flow(invite)), given.person(), NOW)))
                .as(why)
                .isEqualTo(outcome);
    }

    @Test
    void a_sample_holds_its_share_and_always_the_same_people() {
        FlowId flow = new FlowId("nps");
        List<Integer> once = sampled(flow, 2_500);

        assertThat(once.size()).isBetween(2_300, 2_700);
        assertThat(sampled(flow, 2_500)).isEqualTo(once);
        assertThat(sampled(flow, 5_000)).containsAll(once);
        assertThat(sampled(new FlowId("other"), 2_500)).isNotEqualTo(once);
    }

    @Test
    void a_spread_reaches_over_its_whole_time() {
        Duration spread = Duration.ofHours(2);
        long late = IntStream.range(0, 10_000)
                .mapToObj(i -> Chance.offset(new FlowId("nps"), new ContactId("c" + i), spread))
                .peek(offset -> assertThat(offset).isBetween(Duration.ZERO, spread))
                .filter(offset -> offset.compareTo(Duration.ofHours(1)) >= 0)
                .count();

        assertThat(late).isBetween(4_700L, 5_300L);
    }

    private static List<Integer> sampled(FlowId flow, int sample) {
        return IntStream.range(0, 10_000)
                .filter(i -> Chance.isSampled(flow, new ContactId("c" + i), sample))
                .boxed()
                .toList();
    }

    static Flow flow(String invite) {
        return TestFlows.of("flow: asked\nlanguage: en\ninvite: " + invite + "\nsteps:\n  - end: Bye\n");
    }

    private static String shown(Decision decision) {
        return switch (decision) {
            case Decision.Start start -> "start " + start.address().medium().word();
            case Decision.Hold hold -> "hold " + hold.until() + " " + hold.why().word();
            case Decision.Refuse refuse -> "refuse " + refuse.why().word();
        };
    }

    /// A person and their history, written as words.
    private record Case(List<String> words, String history) {
        Case(String words, String history) {
            this(List.of(words.split(" ", -1)), history);
        }

        Wish wish(Flow flow) {
            Set<Medium> channels = EnumSet.allOf(Medium.class);
            after("cannot=").forEach(word -> channels.remove(Medium.of(word).orElseThrow()));
            List<Wish.Rival> rivals = after("rival=").stream()
                    .map(word ->
                            new Wish.Rival(FlowKind.TRANSACTIONAL, word.equals("high") ? 2 : 0, NOW.plusSeconds(3_600)))
                    .toList();
            Instant from = after("from=-").stream()
                    .map(ago -> NOW.minus(Duration.parse("PT" + ago)))
                    .findFirst()
                    .orElse(NOW);
            return new Wish(flow, "own", from, channels, rivals);
        }

        Person person() {
            Set<ZoneId> zones =
                    Set.of(ZoneId.of(after("zone=").stream().findFirst().orElse("America/New_York")));
            return new Person(contact(), zones, words.contains("stopped"), words.contains("talking"), Map.of());
        }

        private Contact contact() {
            List<Address> addresses = new ArrayList<>();
            Map<String, String> values = Map.of("sms", "+15550100", "slack", "U024BE7LH", "web", "visitor");
            words.stream()
                    .flatMap(word -> Medium.of(word).stream())
                    .forEach(medium -> addresses.add(new Address(medium, values.getOrDefault(medium.word(), ""))));
            Map<Medium, Consent> consents = new EnumMap<>(Medium.class);
            after("sms=").forEach(word -> consents.put(Medium.SMS, new Consent(!word.equals("no"), NOW, "said so")));
            Preferences preferences = new Preferences(
                    after("prefers=").stream().findFirst().flatMap(Medium::of),
                    after("paused=").stream().findFirst().map(Instant::parse),
                    Optional.empty());
            return new Contact(
                    new ContactId("c1"),
                    1,
                    new Contact.Person("", "", Optional.empty(), Optional.empty(), Value.Fields.NONE),
                    new Contact.Reach(addresses, consents, preferences, ledger()),
                    new Contact.Journal(NOW, NOW, asked()));
        }

        private OptOuts ledger() {
            OptOuts ledger = OptOuts.NONE;
            for (String word : words) {
                String[] parts = word.split("=", -1);
                if (parts[0].equals("stop") || parts[0].equals("start")) {
                    Instant at = NOW.minusSeconds(parts[0].equals("stop") ? 20 : 10);
                    Medium medium = Medium.of(parts[1]).orElseThrow();
                    ledger = ledger.with(new OptOuts.Entry(medium, parts[0].equals("stop"), at, "said so"));
                }
            }
            return ledger;
        }

        private List<Asked> asked() {
            List<Asked> asked = new ArrayList<>();
            String[] parts = history.isEmpty() ? new String[0] : history.split(" ", -1);
            for (int i = 0; i < parts.length; i += 2) {
                boolean own = parts[i].equals("own");
                Duration ago = Duration.parse("P" + parts[i + 1].substring(1).toUpperCase(java.util.Locale.ROOT));
                FlowKind kind =
                        own ? FlowKind.TRANSACTIONAL : FlowKind.of(parts[i]).orElseThrow();
                asked.add(new Asked(new FlowId("other"), kind, NOW.minus(ago), own ? "own" : "k" + i));
            }
            return asked;
        }

        private List<String> after(String start) {
            return words.stream()
                    .filter(word -> word.startsWith(start))
                    .map(word -> word.substring(start.length()))
                    .toList();
        }
    }
}
