package linecard.duplicates;

import linecard.access.Viewer;
import linecard.database.Bound;
import linecard.people.Outcome;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;

/// Merges accounts and agencies and takes that back, for tests of other rooms.
@Component
public class Unions {

    private final JdbcClient sql;
    private final TransactionTemplate transactions;
    private final Duplicates duplicates;
    private final Merges merges;

    Unions(JdbcClient sql, TransactionTemplate transactions, Duplicates duplicates, Merges merges) {
        this.sql = sql;
        this.transactions = transactions;
        this.duplicates = duplicates;
        this.merges = merges;
    }

    /// @return with the id of the merging
    public Outcome accounts(Viewer owner, UUID gone, UUID kept, LocalDate today) {
        return merge(owner, Kind.ACCOUNT, gone, kept, today);
    }

    /// @return with the id of the merging
    public Outcome agencies(Viewer owner, UUID gone, UUID kept, LocalDate today) {
        return merge(owner, Kind.AGENCY, gone, kept, today);
    }

    private Outcome merge(Viewer owner, Kind kind, UUID gone, UUID kept, LocalDate today) {
        return Bound.call(owner.binding(), () -> {
            var pair = duplicates.of(owner, pair(owner, kind, gone, kept));
            return merges.merge(owner, pair, new Choices(pair.first().id().equals(kept), Map.of(),
                    version(kind, pair.first().id()), version(kind, pair.second().id())), today);
        });
    }

    private UUID pair(Viewer owner, Kind kind, UUID one, UUID other) {
        boolean isFirst = one.toString().compareTo(other.toString()) < 0;
        return transactions.execute(_ -> sql.sql("""
                insert into duplicates.duplicate (organisation_id, kind, first_id, second_id,
                                                  certainty_millionths, reasons, compared)
                values (:organisation, :kind, :first, :second, 900000, 'name~', '')
                on conflict (organisation_id, kind, first_id, second_id) do update set certainty_millionths = 900000
                returning id
                """)
                .param("organisation", owner.organisation().id())
                .param("kind", kind.code())
                .param("first", isFirst ? one : other)
                .param("second", isFirst ? other : one)
                .query(UUID.class)
                .single());
    }

    private int version(Kind kind, UUID id) {
        return transactions.execute(_ -> sql.sql("select version from "
                        + (kind == Kind.AGENCY ? "people.agency" : "accounts.account") + " where id = :id")
                .param("id", id)
                .query(Integer.class)
                .single());
    }

    public Outcome undo(Viewer owner, UUID merging) {
        return Bound.call(owner.binding(), () -> merges.undo(owner, merges.of(owner, merging)));
    }
}
