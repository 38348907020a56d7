package linecard.contests;

import linecard.access.Viewer;
import linecard.scoring.Place;
import linecard.scoring.Place.Out;
import linecard.scoring.Score;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/// Where everybody stands, as it was worked out last, and the SQL that keeps it.
@Repository
public class Standings {

    private final JdbcClient sql;

    Standings(JdbcClient sql) {
        this.sql = sql;
    }

    /// Those that the viewer may see, in order; whoever did not agree to be named is not told to
    /// other entrants.
    @Transactional(readOnly = true)
    public List<Standing> of(Viewer viewer, UUID contest) {
        return sql.sql("""
                select who, rep_id, number, result, base, returned, reached, out, prize, minor,
                       before, moved_at
                from contests.place
                where contest_id = :contest
                order by number nulls last, who
                limit 20000
                """)
                .param("contest", contest)
                .query(Standings::read)
                .list();
    }

    /// How many take part, named or not.
    @Transactional(readOnly = true)
    int count(Viewer viewer, UUID contest) {
        return sql.sql("select coalesce(max(entrants), 0) from contests.tally "
                        + "where contest_id = :contest")
                .param("contest", contest)
                .query(Integer.class)
                .single();
    }

    /// When they were worked out last; empty for never.
    @Transactional(readOnly = true)
    Optional<Instant> workedOut(Viewer viewer, UUID contest) {
        return sql.sql("select at from contests.tally where contest_id = :contest")
                .param("contest", contest)
                .query((row, _) -> row.getTimestamp("at").toInstant())
                .optional();
    }

    /// All places of a contest as they were worked out last, by who has them.
    @Transactional(readOnly = true)
    Map<String, Place> stood(Viewer viewer, UUID contest) {
        var stood = new HashMap<String, Place>();
        sql.sql("""
                select who, rep_id, number, result, base, returned, reached, out, prize, minor,
                       before, moved_at
                from contests.place
                where contest_id = :contest
                limit 20000
                """)
                .param("contest", contest)
                .query(row -> {
                    var place = read(row, 0).place();
                    stood.put(place.who(), place);
                });
        return stood;
    }

    /// Writes what is not as it stood.
    ///
    /// @param reps by their codes, where they may have had no place yet
    @Transactional
    void keep(
            Viewer viewer, UUID contest, Map<String, Place> stood, List<Place> places,
            Map<String, UUID> reps) {
        sql.sql("""
                insert into contests.tally (organisation_id, contest_id, entrants)
                values (:organisation, :contest, :entrants)
                on conflict (contest_id) do update
                set entrants = excluded.entrants, at = now()
                """)
                .param("organisation", viewer.organisation().id())
                .param("contest", contest)
                .param("entrants", places.size())
                .update();
        var moved = places.stream()
                .filter(place -> !place.equals(stood.get(place.who()))).toList();
        if (!moved.isEmpty()) write(viewer, contest, moved, reps);
    }

    private void write(
            Viewer viewer, UUID contest, List<Place> places, Map<String, UUID> reps) {
        sql.sql("""
                merge into contests.place p
                using unnest(:whos::text[], :reps::uuid[], :numbers::int[], :results::bigint[],
                             :bases::bigint[], :returned::bigint[], :reached::date[],
                             :outs::text[], :prizes::int[], :minors::bigint[])
                    as n (who, rep_id, number, result, base, returned, reached, out, prize, minor)
                on p.contest_id = :contest and p.who = n.who
                when matched then update set number = n.number, result = n.result, base = n.base,
                    returned = n.returned, reached = n.reached, out = n.out, prize = n.prize,
                    minor = n.minor,
                    before = case when p.number is distinct from n.number then p.number
                                  else p.before end,
                    moved_at = case when p.number is distinct from n.number then now()
                                    else p.moved_at end
                when not matched then insert (organisation_id, contest_id, who, rep_id, number,
                    result, base, returned, reached, out, prize, minor)
                values (:organisation, :contest, n.who, n.rep_id, n.number, n.result, n.base,
                    n.returned, n.reached, n.out, n.prize, n.minor)
                """)
                .param("organisation", viewer.organisation().id())
                .param("contest", contest)
                .param("whos", all(places, Place::who))
                .param("reps", all(places, place -> reps.get(place.who())))
                .param("numbers", all(places, Place::number))
                .param("results", all(places, place -> score(place, Score::result)))
                .param("bases", all(places, place -> score(place, Score::base)))
                .param("returned", all(places, Place::returned))
                .param("reached", all(places, Place::reached))
                .param("outs", all(places, place -> place.out() == null ? null
                        : place.out().name().toLowerCase(Locale.ROOT)))
                .param("prizes", all(places, Place::prize))
                .param("minors", all(places, Place::minor))
                .update();
    }

    private static @Nullable Long score(Place place, Function<Score, Long> part) {
        return place.score() == null ? null : part.apply(place.score());
    }

    private static @Nullable String[] all(
            List<Place> places, Function<Place, @Nullable Object> part) {
        var texts = new @Nullable String[places.size()];
        for (int i = 0; i < texts.length; i++) {
            var one = part.apply(places.get(i));
            texts[i] = one == null ? null : one.toString();
        }
        return texts;
    }

    private static Standing read(ResultSet row, int number) throws SQLException {
        var result = row.getObject("result", Long.class);
        var out = row.getString("out");
        var moved = row.getTimestamp("moved_at");
        return new Standing(new Place(row.getString("who"), row.getObject("number", Integer.class),
                result == null ? null : new Score(result, row.getLong("base")),
                row.getLong("returned"), row.getObject("reached", LocalDate.class),
                out == null ? null : Out.valueOf(out.toUpperCase(Locale.ROOT)),
                row.getObject("prize", Integer.class), row.getLong("minor")),
                row.getObject("rep_id", UUID.class), row.getObject("before", Integer.class),
                moved == null ? null : moved.toInstant());
    }
}
