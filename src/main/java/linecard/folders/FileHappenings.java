package linecard.folders;

import linecard.accounts.Happening;
import linecard.accounts.Happening.Mark;
import linecard.accounts.Happenings;
import linecard.web.Page;

import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

import java.sql.Timestamp;
import java.util.List;
import java.util.UUID;

/// That a file was added at an account.
@Repository
@Order(6)
class FileHappenings implements Happenings {

    private static final String KIND = "folders.files";

    private final JdbcClient sql;

    FileHappenings(JdbcClient sql) {
        this.sql = sql;
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    @Transactional(readOnly = true)
    public List<Happening> of(Page page, List<UUID> accounts, Mark after, int most) {
        return sql.sql(Happenings.ofEach("""
                select f.id, f.account_id, f.added_at, f.name, f.added_name
                from folders.file f
                where f.account_id = a.id and f.removed_at is null
                  and (f.added_at < :at or f.added_at = :at and f.id < :id)
                """, "added_at"))
                .param("accounts", accounts.toArray(UUID[]::new))
                .param("at", Timestamp.from(after.at()))
                .param("id", after.id())
                .param("most", most)
                .query((row, _) -> new Happening(
                        row.getObject("account_id", UUID.class),
                        row.getTimestamp("added_at").toInstant(),
                        row.getObject("id", UUID.class), KIND, row.getString("name"),
                        row.getString("added_name"),
                        "/accounts/" + row.getObject("account_id", UUID.class) + "/files"))
                .list();
    }
}
