package linecard.demo;

import linecard.access.Viewer;
import linecard.archive.Mover;
import linecard.exchange.Browser;
import linecard.journey.Installation;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;

import static org.assertj.core.api.Assertions.assertThat;

/// The way of the demo's Hungarian company, with Anna, who owns it, to another installation.
final class DemoMove {

    private final Browser here;
    private final Installation there;
    private final Viewer anna;

    /// @param here where she is at work now
    DemoMove(Browser here, Installation there, Viewer anna) {
        this.here = here;
        this.there = there;
        this.anna = anna;
    }

    /// Brings all that the company has, and is at work there.
    ///
    /// @param rep one of its reps, whose history goes along
    Browser bring(UUID rep) {
        here.upload("/imports", "/imports", Map.of("subject", "products"), "árak.csv",
                "cikkszám;megnevezés\n=1;Szűrő\n".getBytes(StandardCharsets.UTF_8));
        var archive = Mover.archive(here, true);
        var arrived = Mover.bring(there, archive, anna.user().email());
        assertThat(arrived.text()).contains("The organisation has arrived",
                "Proved: the sums of the months").containsPattern("[1-9]\\d* statements hold");
        var owner = Mover.owner(there, Cast.ALFOLDI, anna.user().email());
        for (var path : List.of("/documents/lines.json?kind=order", "/accounts.json",
                "/assignments.json", "/today.json?by=year", "/goals.json?year=2026",
                "/statements.json?year=2026&month=8", "/agreements.json", "/imports.json",
                "/members.json", "/calendar.json?year=2026",
                "/history/people.rep/" + rep + "/changes.json")) {
            assertThat(owner.get(path).text()).as(path).contains("\n{")
                    .isEqualTo(here.get(path).text());
        }
        assertThat(tables(Mover.archive(owner, true))).isEqualTo(tables(archive));
        return owner;
    }

    /// But what rounds pack and count, at each place when their turn comes.
    private static Map<String, String> tables(byte[] archive) {
        var tables = new HashMap<>(Mover.tables(archive));
        assertThat(tables.keySet().removeAll(Set.of("commissions.input", "contests.tally"))).isTrue();
        return tables;
    }

    /// Lets another member in, who has no password there yet.
    ///
    /// @param owner at work there
    /// @param id of the membership
    void letIn(Browser owner, UUID id, String email) {
        var before = Mover.somebody(there).post("/sign-in", "/sign-in",
                Map.of("email", email, "password", Cast.PASSWORD, "next", "/"));
        assertThat(before.status()).isEqualTo(422);
        var invited = owner.post("/members/" + id, "/members/" + id + "/invitation", Map.of());
        var link = Pattern.compile("<code>[^<]+(/o/[^<]+)</code>").matcher(invited.text());
        assertThat(link.find()).as(invited.text()).isTrue();
        var password = "another calm river";
        assertThat(Mover.somebody(there).post(link.group(1), link.group(1), Map.of("password", password))
                .status()).isEqualTo(303);
        var after = Mover.somebody(there).post("/sign-in", "/sign-in", Map.of(
                "email", email, "password", password, "next", "/"));
        assertThat(after.status()).isEqualTo(303);
        assertThat(owner.post("/members", "/members/" + id + "/invitation", Map.of()).status())
                .isEqualTo(409);
    }
}
