package linecard.commissions;

import linecard.access.Viewer;
import linecard.mail.Letter;
import linecard.mail.Outbox;
import linecard.mail.Written;
import linecard.mail.Written.State;
import linecard.people.Agencies;
import linecard.people.Agency;
import linecard.words.Language;
import linecard.words.Words;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;

import static java.util.Objects.requireNonNull;

/// Tells an agency that its statement was issued: whoever signs in as its owner, each in the own
/// language, and the agency's own address: in the organisation's language where they share a
/// country, else in English.
@Repository
class StatementLetters {

    /// Of the file that goes with them.
    static final String KIND = "statement";

    private static final int MOST_OWNERS = 20;

    private final JdbcClient sql;
    private final Agencies agencies;
    private final Outbox outbox;

    StatementLetters(JdbcClient sql, Agencies agencies, Outbox outbox) {
        this.sql = sql;
        this.agencies = agencies;
        this.outbox = outbox;
    }

    /// Writes the letters in the transaction that issues the statements.
    @Transactional(propagation = Propagation.MANDATORY)
    void write(Viewer viewer, List<Statement> issued) {
        write(viewer, issued, List.of());
    }

    /// @param before letters about them that were written already
    @Transactional(propagation = Propagation.MANDATORY)
    void write(Viewer viewer, List<Statement> issued, List<Written> before) {
        var theirs = new HashMap<UUID, Agency>();
        if (issued.size() > 1) {
            for (var agency : agencies.all(viewer)) theirs.put(agency.id(), agency);
        } else {
            for (var one : issued) theirs.put(one.agency(), agencies.of(viewer, one.agency()));
        }
        var owners = owners(issued.stream().map(Statement::agency).toList());
        var all = new ArrayList<Letter>();
        for (var one : issued) {
            var agency = requireNonNull(theirs.get(one.agency()));
            for (var to : addressees(viewer, agency,
                    owners.getOrDefault(agency.id(), List.of()))) {
                long ended = before.stream().filter(old -> old.state() != State.WAITING
                        && old.address().equals(to.address())).count();
                all.add(letter(viewer, one, to).once("statement " + one.id() + " "
                        + to.address() + (ended == 0 ? "" : " " + ended)));
            }
        }
        outbox.add(viewer, all);
    }

    /// @param isFirm the agency itself, not a person of it
    private record To(String name, String address, Language language, boolean isFirm) {}

    /// The agency stands among them where its address is nobody else's, and where there is nobody
    /// else, whatever its address is.
    private static List<To> addressees(Viewer viewer, Agency agency, List<To> owners) {
        var to = new ArrayList<>(owners);
        var address = agency.email().strip().toLowerCase(Locale.ROOT);
        if (to.isEmpty() || !address.isEmpty()
                && to.stream().noneMatch(one -> one.address().equals(address))) {
            to.add(new To(agency.name(), address, language(viewer, agency), true));
        }
        return to;
    }

    private static Language language(Viewer viewer, Agency agency) {
        var organisation = viewer.organisation();
        return agency.country().equals(organisation.country())
                ? organisation.language() : Language.ENGLISH;
    }

    /// So many of each agency at most.
    private Map<UUID, List<To>> owners(List<UUID> agencies) {
        var owners = new HashMap<UUID, List<To>>();
        sql.sql("""
                select m.agency_id, u.email, u.family_name, u.given_name, u.language
                from access.membership m
                join access.app_user u on u.id = m.user_id
                where m.agency_id = any(:agencies) and m.role = 'agency_owner'
                  and u.disabled_at is null
                order by m.id
                """)
                .param("agencies", agencies.toArray(UUID[]::new))
                .query(row -> {
                    var theirs = owners.computeIfAbsent(
                            row.getObject("agency_id", UUID.class), _ -> new ArrayList<>());
                    if (theirs.size() < MOST_OWNERS) theirs.add(owner(row));
                });
        return owners;
    }

    private static To owner(ResultSet row) throws SQLException {
        var language = Language.of(row.getString("language"));
        return new To(Words.in(language).name(row.getString("family_name"),
                row.getString("given_name"), null), row.getString("email"), language, false);
    }

    private static Letter letter(Viewer viewer, Statement issued, To to) {
        var words = Words.in(to.language());
        var text = new StatementText(words, viewer.organisation());
        var month = text.month(issued.period());
        return new Letter(to.name(), to.address(), to.language(),
                words.text("commissions.letter.subject", issued.number(), month),
                List.of(to.isFirm() ? words.text("commissions.letter.toFirm")
                                : words.text("commissions.letter.to", to.name()),
                        words.text(issued.total().equals(issued.payable())
                                        ? "commissions.letter.issued"
                                        : "commissions.letter.issued.payable",
                                viewer.organisation().name(), issued.number(), month,
                                words.money(issued.total()), words.money(issued.payable())),
                        words.text("commissions.letter.enclosed"),
                        words.text("commissions.letter.check")))
                .leadingTo(words.text("commissions.letter.link"), "/statements/" + issued.id())
                .enclosing(KIND, issued.id())
                .answeredBy(viewer.user().email());
    }
}
