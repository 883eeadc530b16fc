package dev.parley;

import dev.parley.action.Actions;
import dev.parley.action.Echo;
import dev.parley.action.FavourAsking;
import dev.parley.action.Favours;
import dev.parley.action.Hearers;
import dev.parley.action.Spreading;
import dev.parley.channel.slack.SlackDesk;
import dev.parley.followup.CaseBook;
import dev.parley.followup.CaseId;
import dev.parley.followup.Remarks;
import dev.parley.followup.ThemeBook;
import dev.parley.inbox.Inbox;
import dev.parley.inbox.LaneTalks;
import dev.parley.inbox.Parties;
import dev.parley.store.Store;
import dev.parley.web.ActionRoutes;
import dev.parley.web.Serving;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Supplier;

/// Joins what is done about themes, and telling those who raised them. Safe for any thread.
final class Acting {
    private final Store store;
    private final InstantSource clock;
    private final Supplier<String> team;
    private final LaneTalks everywhere;
    private final Actions actions;
    private final Hearers hearers;
    private final Favours favours;

    /// @param team the Slack workspace in which is posted, "" as long as it is not known
    /// @param everywhere the conversations of a line's person on all their lines
    Acting(Store store, InstantSource clock, Supplier<String> team, LaneTalks everywhere) {
        this.everywhere = everywhere;
        this.store = store;
        this.clock = clock;
        this.team = team;
        actions = new Actions(store.shelf("actions", List.of("created", "state,created")));
        favours = new Favours(
                store.shelf("settings", List.of()), store.shelf("favours", List.of("next", "born", "lane")), clock);
        hearers = new Hearers(store.shelf("hearers", List.of("next", "action,at", "person,at", "lane")));
    }

    /// What was done, for everybody to see.
    Actions actions() {
        return actions;
    }

    /// Who is to be asked for a favour.
    Favours favours() {
        return favours;
    }

    FavourAsking asking(Inbox inbox, CaseBook cases) {
        return new FavourAsking(
                favours,
                inbox.beside().announcements(),
                everywhere,
                talk -> cases.find(new CaseId(talk.id().value())).isPresent(),
                clock);
    }

    Spreading spreading(Remarks remarks, ThemeBook themes, Inbox inbox) {
        Spreading.Sources sources = new Spreading.Sources(remarks, themes::get, store.conversations()::find);
        return new Spreading(
                actions,
                hearers,
                sources,
                new Spreading.Ways(
                        inbox.beside().announcements(),
                        (channel, key, text) ->
                                inbox.notice(new Parties(SlackDesk.CHANNEL, team.get(), channel), key, text)),
                clock);
    }

    ActionRoutes routes(Spreading spreading, ThemeBook themes, Serving serving) {
        Echo echo = new Echo(hearers, store.talks());
        return new ActionRoutes(new ActionRoutes.Ground(actions, spreading, echo, themes::get), serving);
    }
}
