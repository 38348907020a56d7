package linecard;

import jakarta.servlet.http.Cookie;
import linecard.access.Identities;
import linecard.access.Member;
import linecard.access.Members;
import linecard.access.Organisation;
import linecard.access.Organisation.ResultsFrom;
import linecard.access.Organisations;
import linecard.access.Passwords;
import linecard.access.Role;
import linecard.access.SignIn;
import linecard.access.User;
import linecard.access.Viewer;
import linecard.calendar.FiscalCalendar;
import linecard.database.Binding;
import linecard.database.Bound;
import linecard.database.Ids;
import linecard.database.MigratedHome;
import linecard.web.Visit;
import linecard.words.Language;

import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.test.context.support.TestPropertySourceUtils;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.Currency;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;

/// Founds companies for tests and signs people in.
public class Stage {

    public static final String PASSWORD = "a calm river at noon";

    /// Where every company of these tests is at home.
    public static final ZoneId ZONE = ZoneId.of("Europe/Budapest");

    private static final AtomicInteger COMPANIES = new AtomicInteger();

    private final Organisations organisations;
    private final Members members;
    private final Identities identities;
    private final SignIn signIn;
    private final String hash;

    Stage(Organisations organisations, Members members, Identities identities, SignIn signIn,
            Passwords passwords) {
        this.organisations = organisations;
        this.members = members;
        this.identities = identities;
        this.signIn = signIn;
        hash = passwords.hash(PASSWORD);
    }

    /// A new company, seen by its owner.
    public Viewer company(String country, String currency, String calendar, Language language) {
        var slug = "company-" + COMPANIES.incrementAndGet() + "-"
                + Long.toString(System.nanoTime(), 36);
        var owner = user("owner@" + slug + ".example", language);
        var founded = new Organisation(
                Ids.fresh(), slug, "Company " + slug, country, Currency.getInstance(currency),
                language, ZONE, FiscalCalendar.parse(calendar),
                ResultsFrom.INVOICE, "", 1);
        Bound.run(new Binding(founded.id(), owner.id(), "setup", null, null, null),
                () -> organisations.found(founded, owner, hash));
        return identities.viewer(owner, slug).orElseThrow();
    }

    /// A Hungarian company that reckons in forints and in calendar years.
    public Viewer company() {
        return company("HU", "HUF", "months:1", Language.HUNGARIAN);
    }

    /// Another member of the owner's company.
    public Viewer member(
            Viewer owner, Role role, @Nullable UUID agency, @Nullable UUID rep,
            @Nullable UUID territory) {
        var name = role.code() + "-" + Long.toString(System.nanoTime(), 36);
        var user = user(name + "@" + owner.organisation().slug() + ".example", owner.language());
        var member = new Member(Ids.fresh(), user, role, agency, rep, territory, 1);
        Bound.call(owner.binding(), () -> members.addHashed(owner, member, hash));
        return identities.viewer(user, owner.organisation().slug()).orElseThrow();
    }

    /// From now on the company is at home elsewhere.
    public void move(Viewer owner, ZoneId zone) {
        var is = identities.viewer(owner.user(), owner.organisation().slug()).orElseThrow().organisation();
        Bound.run(owner.binding(), () -> organisations.change(owner, new Organisation(
                is.id(), is.slug(), is.name(), is.country(), is.currency(), is.language(), zone,
                is.calendar(), is.resultsFrom(), is.letterhead(), is.version())));
    }

    /// The cookie of a fresh session.
    public Cookie session(Viewer viewer) {
        return new Cookie(Visit.COOKIE, signIn.open(viewer.user(), "test"));
    }

    private static User user(String email, Language language) {
        return new User(Ids.fresh(), email, "Szűcs", "Árpád", language);
    }

    /// Gives the tests' program a data folder of its own, with all tables in it.
    public static class Home implements ApplicationContextInitializer<ConfigurableApplicationContext> {

        @Override
        public void initialize(ConfigurableApplicationContext context) {
            try {
                var home = Files.createTempDirectory(
                        Files.createDirectories(Path.of("target")), "linecard-home-");
                MigratedHome.quickCopiedTo(home);
                TestPropertySourceUtils.addInlinedPropertiesToEnvironment(
                        context, "linecard.home=" + home.toAbsolutePath(), "linecard.backups=off",
                        "linecard.webhooks=off", "linecard.first-looks=off",
                        "linecard.sso-inside=localhost",
                        "linecard.mail-in-domain=drop.example", "linecard.mail-in-smtp=127.0.0.1:0");
            } catch (IOException e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
