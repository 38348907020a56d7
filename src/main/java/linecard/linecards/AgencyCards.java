package linecard.linecards;

import linecard.access.Viewer;
import linecard.people.Agency;
import linecard.people.Belongings;
import linecard.people.Kept;

import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

import java.util.List;
import java.util.UUID;

/// The line card, what was waived for it, and what was told: all of it stays told of the agency
/// that it was told of, and [Overlaps] compares its lines with what the other one sells, too.
@Repository
@Order(7)
class AgencyCards implements Belongings<Agency> {

    private final JdbcClient sql;

    AgencyCards(JdbcClient sql) {
        this.sql = sql;
    }

    @Override
    @Transactional(readOnly = true)
    public List<Kept> of(Viewer viewer, UUID agency) {
        return sql.sql("""
                select (select count(*) from linecards.line l
                        where l.agency_id = :agency) as lines,
                       (select count(*) from linecards.waiver w
                        where w.agency_id = :agency) as waivers,
                       (select count(*) from linecards.disclosure d
                        where d.agency_id = :agency) as told
                """)
                .param("agency", agency)
                .query((row, _) -> List.of(
                        new Kept("linecards.card", 0, row.getLong("lines")),
                        new Kept("linecards.waivers", 0, row.getLong("waivers")),
                        new Kept("linecards.disclosures", 0, row.getLong("told"))))
                .single();
    }
}
