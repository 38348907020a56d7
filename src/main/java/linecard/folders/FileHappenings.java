package linecard.folders;

import linecard.accounts.FoundHappenings;
import linecard.accounts.Happening;
import linecard.accounts.Happenings;
import linecard.web.Page;

import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.UUID;

/// That a file was added at an account.
@Repository
@Order(6)
class FileHappenings extends FoundHappenings {

    FileHappenings(JdbcClient sql) {
        super(sql, "folders.files", Happenings.ofEach("""
                select f.id, f.account_id, f.added_at, f.name, f.added_name
                from folders.file f
                where f.account_id = a.id and f.removed_at is null
                  and (f.added_at < :at or f.added_at = :at and f.id < :id)
                """, "added_at"));
    }

    @Override
    protected Happening read(Page page, ResultSet row) throws SQLException {
        return new Happening(
                row.getObject("account_id", UUID.class),
                row.getTimestamp("added_at").toInstant(),
                row.getObject("id", UUID.class), kind(), row.getString("name"),
                row.getString("added_name"),
                "/accounts/" + row.getObject("account_id", UUID.class) + "/files");
    }
}
