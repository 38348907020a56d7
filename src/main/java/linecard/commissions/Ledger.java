package linecard.commissions;

import linecard.access.Viewer;
import linecard.database.Ids;
import linecard.reckoning.Balances;
import linecard.reckoning.Book;
import linecard.reckoning.Posting;
import linecard.reckoning.Posting.Kind;
import linecard.reckoning.Posting.Leg;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

import static linecard.database.Columns.texts;

/// What we owe each agency, in double entry: it only grows, and every entry is in balance, which
/// the database checks too.
@Repository
public class Ledger {

    private final JdbcClient sql;

    Ledger(JdbcClient sql) {
        this.sql = sql;
    }

    /// What postings are about.
    ///
    /// @param once names the event; what bears the same name is posted once
    /// @param statement whose amounts move; null where it is none's alone
    /// @param on the day of the money
    public record About(String once, @Nullable UUID statement, LocalDate on) {}

    /// Posts what one event means. Posting it again, or at the same time, does nothing.
    ///
    /// @return whether it is posted by this call
    @Transactional
    public boolean post(Viewer viewer, UUID agency, About about, List<Posting> postings) {
        return post(viewer, List.of(new Event(agency, about, postings))) == 1;
    }

    /// What happened to one agency.
    public record Event(UUID agency, About about, List<Posting> postings) {}

    /// The same for several.
    ///
    /// @return how many are posted by this call
    @Transactional
    public int post(Viewer viewer, List<Event> events) {
        waitForOthers(viewer);
        var before = posted(events);
        var fresh = events.stream()
                .filter(event -> !before.contains(event.about().once() + "/1")).toList();
        write(viewer, fresh);
        return fresh.size();
    }

    private record Head(UUID id, Event event, Posting posting, int number) {}

    private record Part(Head head, Leg leg) {}

    /// One statement for all: what the fence asks is asked once.
    private void write(Viewer viewer, List<Event> events) {
        var heads = new ArrayList<Head>();
        var parts = new ArrayList<Part>();
        for (var event : events) {
            int number = 0;
            for (var posting : event.postings()) {
                var head = new Head(Ids.fresh(), event, posting, ++number);
                heads.add(head);
                for (var leg : posting.legs()) {
                    if (leg.minor() != 0) parts.add(new Part(head, leg));
                }
            }
        }
        if (heads.isEmpty()) return;
        sql.sql("""
                insert into commissions.posting (id, organisation_id, agency_id, kind, once,
                                                 statement_id, valued_on)
                select id, :organisation, agency, kind, once, statement, valued
                from unnest(:ids::uuid[], :agencies::uuid[], :kinds::text[], :onces::text[],
                            :statements::uuid[], :days::date[])
                  as p (id, agency, kind, once, statement, valued)
                """)
                .param("organisation", viewer.organisation().id())
                .param("ids", texts(heads, Head::id))
                .param("agencies", texts(heads, head -> head.event().agency()))
                .param("kinds", texts(heads, head -> code(head.posting().kind())))
                .param("onces", texts(heads, head ->
                        head.event().about().once() + "/" + head.number()))
                .param("statements", texts(heads, head -> head.event().about().statement()))
                .param("days", texts(heads, head -> head.event().about().on()))
                .update();
        sql.sql("""
                insert into commissions.leg (organisation_id, posting_id, agency_id, book, minor)
                select :organisation, posting, agency, book, minor
                from unnest(:postings::uuid[], :agencies::uuid[], :books::text[],
                            :minors::bigint[]) as l (posting, agency, book, minor)
                """)
                .param("organisation", viewer.organisation().id())
                .param("postings", texts(parts, part -> part.head().id()))
                .param("agencies", texts(parts, part -> part.head().event().agency()))
                .param("books", texts(parts, part -> code(part.leg().book())))
                .param("minors", texts(parts, part -> part.leg().minor()))
                .update();
    }

    private Set<String> posted(List<Event> events) {
        return new HashSet<>(sql.sql("""
                select once from commissions.posting where once = any(:once)
                """)
                .param("once", events.stream().map(event -> event.about().once() + "/1")
                        .toArray(String[]::new))
                .query(String.class)
                .list());
    }

    @Transactional(readOnly = true)
    public Balances balances(Viewer viewer, UUID agency) {
        return balances(viewer, List.of(agency)).getOrDefault(agency, Balances.NONE);
    }

    /// Of each agency that has any, as far as the viewer sees them.
    @Transactional(readOnly = true)
    public Map<UUID, Balances> balances(Viewer viewer) {
        return balances(viewer, List.of());
    }

    /// @param agencies none for all
    @Transactional(readOnly = true)
    Map<UUID, Balances> balances(Viewer viewer, Collection<UUID> agencies) {
        var sums = new HashMap<UUID, Map<Book, Long>>();
        sql.sql("select agency_id, book, sum(minor)::bigint as minor from commissions.leg\n"
                + (agencies.isEmpty() ? "" : "where agency_id = any(:agencies)\n")
                + "group by agency_id, book")
                .param("agencies", agencies.toArray(UUID[]::new))
                .query(row -> {
                    sums.computeIfAbsent(row.getObject("agency_id", UUID.class),
                            _ -> new EnumMap<>(Book.class))
                            .put(book(row.getString("book")), row.getLong("minor"));
                });
        var balances = new HashMap<UUID, Balances>();
        sums.forEach((whose, minor) -> balances.put(whose, new Balances(minor)));
        return balances;
    }

    /// One entry as it stands in the ledger.
    ///
    /// @param statement number of the statement it is of; empty for none
    public record Entered(
            UUID id, Kind kind, List<Leg> legs, String statement, LocalDate on, Instant at) {}

    /// The latest entries of an agency, latest first.
    @Transactional(readOnly = true)
    public List<Entered> latest(Viewer viewer, UUID agency, int most) {
        return entered("p.agency_id = :which", agency, most);
    }

    /// What a statement moved, in the order in which it was posted.
    @Transactional(readOnly = true)
    public List<Entered> ofStatement(Viewer viewer, UUID statement) {
        return entered("p.statement_id = :which", statement, 1_000).reversed();
    }

    /// What one event posted, in its order.
    ///
    /// @param once as [About] names it
    @Transactional(readOnly = true)
    public List<Entered> of(Viewer viewer, String once) {
        return entered("p.once ^@ :which", once + "/", 100).reversed();
    }

    private List<Entered> entered(String where, Object which, int most) {
        return sql.sql("""
                select p.id, p.kind, coalesce(s.number, '') as number, p.valued_on, p.recorded_at,
                       (select string_agg(l.book || ' ' || l.minor, ',' order by l.book)
                        from commissions.leg l
                        where l.organisation_id = p.organisation_id and l.posting_id = p.id) as legs
                from commissions.posting p
                left join commissions.statement s
                  on s.organisation_id = p.organisation_id and s.id = p.statement_id
                where\s""" + where + "\n" + """
                order by p.recorded_at desc, length(p.once) desc, p.once desc
                limit :most
                """)
                .param("which", which)
                .param("most", most)
                .query((row, _) -> new Entered(row.getObject("id", UUID.class),
                        kind(row.getString("kind")),
                        legs(row.getString("legs")), row.getString("number"),
                        row.getObject("valued_on", LocalDate.class),
                        row.getTimestamp("recorded_at").toInstant()))
                .list();
    }

    /// What a statement moved on one account.
    record Moved(String statement, Kind kind, Book book, long minor) {}

    /// What the statements before a day moved until it became payable, the oldest first.
    @Transactional(readOnly = true)
    List<Moved> settled(Viewer viewer, UUID agency, LocalDate before) {
        return sql.sql("""
                select s.number, p.kind, l.book, l.minor
                from commissions.posting p
                join commissions.leg l
                  on l.organisation_id = p.organisation_id and l.posting_id = p.id
                join commissions.statement s
                  on s.organisation_id = p.organisation_id and s.id = p.statement_id
                where p.agency_id = :agency and p.valued_on < :before
                  and l.book in ('earned', 'held', 'advanced', 'recovered')
                order by p.valued_on
                """)
                .param("agency", agency)
                .param("before", before)
                .query((row, _) -> new Moved(row.getString("number"), kind(row.getString("kind")),
                        book(row.getString("book")), row.getLong("minor")))
                .list();
    }

    private static List<Leg> legs(String text) {
        var legs = new ArrayList<Leg>();
        for (var leg : text.split(",")) {
            int blank = leg.indexOf(' ');
            legs.add(new Leg(book(leg.substring(0, blank)),
                    Long.parseLong(leg.substring(blank + 1))));
        }
        return legs;
    }

    /// Waits, to the end of the transaction, for everybody who closes months or posts anything.
    @Transactional
    public void waitForOthers(Viewer viewer) {
        sql.sql("select commissions.wait_for_others(:organisation)")
                .param("organisation", viewer.organisation().id())
                .query(row -> {});
    }

    private static Kind kind(String code) {
        return Kind.valueOf(code.toUpperCase(Locale.ROOT));
    }

    private static Book book(String code) {
        return Book.valueOf(code.toUpperCase(Locale.ROOT));
    }

    private static String code(Enum<?> of) {
        return of.name().toLowerCase(Locale.ROOT);
    }
}
