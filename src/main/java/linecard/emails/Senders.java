package linecard.emails;

import linecard.access.Viewer;
import linecard.words.Language;
import linecard.words.Words;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

import java.util.UUID;

/// Who handed mails in, by name.
@Repository
class Senders {

    private final JdbcClient sql;

    Senders(JdbcClient sql) {
        this.sql = sql;
    }

    /// Empty where the viewer may not know: reps know nobody but themselves by name.
    @Transactional(readOnly = true)
    String name(Viewer viewer, UUID user, Language in) {
        return sql.sql("select family_name, given_name from access.app_user where id = :id")
                .param("id", user)
                .query((row, _) -> Words.in(in).name(
                        row.getString("family_name"), row.getString("given_name"), ""))
                .optional().orElse("");
    }
}
