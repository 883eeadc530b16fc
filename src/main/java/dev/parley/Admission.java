package dev.parley;

import dev.parley.access.AccessStore;
import dev.parley.access.Account;
import dev.parley.access.Book;
import dev.parley.access.Company;
import dev.parley.access.FirstAdmin;
import dev.parley.access.Rights;
import dev.parley.access.Role;
import dev.parley.access.SignIn;
import dev.parley.access.Team;
import dev.parley.access.User;
import dev.parley.kit.Ids;
import dev.parley.kit.Keep;
import dev.parley.kit.Seal;
import dev.parley.kit.Work;
import dev.parley.settings.Settings;
import dev.parley.settings.SingleSignOn;
import dev.parley.store.Store;
import dev.parley.web.ApiLimits;
import dev.parley.web.ApiTokens;
import dev.parley.web.Caller;
import dev.parley.web.Door;
import dev.parley.web.OpenId;
import dev.parley.web.Routes;
import dev.parley.web.SessionCookie;
import dev.parley.web.SessionRoutes;
import dev.parley.web.SsoRoutes;
import dev.parley.web.TeamRoutes;
import io.vertx.core.Vertx;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Joins what decides who is let in.
final class Admission {
    private static final String DEMO = "demo";
    private static final String MARK = "admin-password";

    private final Settings settings;
    private final Settings.Mode mode;
    private final AccessStore store;
    private final InstantSource clock;
    private final SecureRandom chance = new SecureRandom();
    private final Seal seal;
    private final Keep keep;
    private final FirstAdmin firstAdmin;

    Admission(Settings settings, Settings.Mode mode, byte[] key, Store stored, InstantSource clock) {
        this.settings = settings;
        this.mode = mode;
        this.clock = clock;
        store = stored.access();
        seal = Seal.of(key, "access");
        keep = stored.keep();
        firstAdmin = new FirstAdmin(
                store, settings.access().adminPassword(), new FirstAdmin.Parts(clock, chance, seal, marks(keep)));
    }

    private static FirstAdmin.MarkStore marks(Keep keep) {
        return new FirstAdmin.MarkStore() {
            @Override
            public Optional<String> find() {
                return keep.find(MARK);
            }

            @Override
            public void put(String text) {
                keep.put(MARK, text, Optional.empty());
            }
        };
    }

    /// The door, and what stands right behind it.
    List<Routes> routes(Vertx vertx, ApiTokens tokens, Work work) {
        SessionCookie cookie = new SessionCookie(settings.http().publicUrl());
        SignIn signIn = new SignIn(store, new SignIn.Parts(clock, chance, seal));
        Book book = new Book(store, new Ids(clock, chance), clock);
        Caller caller = new Caller(settings.chat().trustedProxies());
        ApiLimits limits = new ApiLimits(settings.access().apiRate(), caller, System::nanoTime);
        Door door = new Door(new Door.Parts(Rights.shipped(), tokens, signIn, book, cookie, limits, work));
        Account account = new Account(store, book, new Account.Parts(clock, chance, seal));
        SessionRoutes.Parts session =
                new SessionRoutes.Parts(signIn, account, cookie, caller, shown(), firstAdmin::ensure, door);
        Team team = new Team(store, book, clock, chance);
        List<Routes> routes = new ArrayList<>(List.of(
                door,
                new SessionRoutes(session, work),
                new TeamRoutes(new TeamRoutes.Parts(team, store, book, door, clock, chance), work)));
        SingleSignOn sso = settings.access().singleSignOn();
        if (sso.isOn()) {
            Company company = new Company(store, team, book, clock, rules(sso.roles()));
            String home = settings.http().publicUrl() + "/admin/";
            SsoRoutes.Parts parts =
                    new SsoRoutes.Parts(openId(vertx, sso), company, signIn, cookie, keep, clock, chance, home);
            routes.add(new SsoRoutes(parts, work));
        }
        return routes;
    }

    private OpenId openId(Vertx vertx, SingleSignOn sso) {
        String redirect = settings.http().publicUrl() + SsoRoutes.PATH + "/callback";
        OpenId.Client client = new OpenId.Client(
                sso.issuer(),
                sso.client().id(),
                sso.client().secret(),
                redirect,
                sso.roles().claim());
        return new OpenId(vertx, client, clock);
    }

    private static Company.Rules rules(SingleSignOn.Roles roles) {
        Map<String, Role> byGroup = new HashMap<>();
        roles.byGroup().forEach((group, word) -> Role.of(word).ifPresent(role -> byGroup.put(group, role)));
        return new Company.Rules(byGroup, Role.of(roles.first()));
    }

    /// Which Parley this is.
    static String version() {
        return Optional.ofNullable(Admission.class.getPackage().getImplementationVersion())
                .orElse("development");
    }

    private SessionRoutes.Shown shown() {
        boolean isDemo = mode == Settings.Mode.DEMO;
        return new SessionRoutes.Shown(
                isDemo ? DEMO : "production",
                version(),
                settings.access().singleSignOn().isOn(),
                () -> isDemo ? Optional.of(demo()) : Optional.empty());
    }

    private User demo() {
        return store.user(DEMO).orElseGet(() -> {
            User demo = new User(DEMO, "Demo", "", Role.ADMIN, false, User.Credentials.NONE, clock.instant());
            store.put(demo, Optional.empty());
            return demo;
        });
    }

    /// What the operator is told at the first start: how to sign in.
    List<String> welcome() {
        return mode == Settings.Mode.DEMO
                ? List.of()
                : firstAdmin
                        .ensure()
                        .map(password -> List.of("Sign in at " + settings.http().publicUrl() + "/admin/ as "
                                + FirstAdmin.ID + " with the password " + password + " (shown this once)."))
                        .orElse(List.of());
    }
}
