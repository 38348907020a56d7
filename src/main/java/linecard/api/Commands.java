package linecard.api;

import linecard.access.Viewer;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionOperations;

import java.util.Arrays;
import java.util.Optional;
import java.util.function.Supplier;

/// Commands that came with an Idempotency-Key. Each takes effect once: its answer is written in
/// the transaction of its effect, and given again to whoever sends it again.
@Repository
public class Commands {

    private final JdbcClient sql;
    private final TransactionOperations transaction;

    Commands(JdbcClient sql, TransactionOperations transaction) {
        this.sql = sql;
        this.transaction = transaction;
    }

    /// What was answered.
    ///
    /// @param headers `name: value`, a line each
    record Answer(int status, String headers, String body) {

        boolean isDone() {
            return status >= 200 && status < 300;
        }
    }

    /// What came of a command.
    ///
    /// @param replayed whether it had been done before, so that only its answer was looked up
    record Outcome(Answer answer, boolean replayed) {}

    private record Kept(byte[] hash, Answer answer) {}

    /// Does a command unless it was done already. Two at once with the same key: one waits. A
    /// command that is refused leaves nothing behind, not even its key.
    ///
    /// @throws Refused where the key was used for another request
    Outcome once(Viewer viewer, String key, byte[] hash, Supplier<Answer> command) {
        return transaction.execute(status -> {
            lock(viewer, key);
            var known = find(key);
            if (known.isPresent()) {
                if (!Arrays.equals(known.get().hash(), hash)) {
                    throw new Refused(Problem.Kind.KEY_REUSED);
                }
                return new Outcome(known.get().answer(), true);
            }
            var answer = command.get();
            if (answer.isDone()) keep(viewer, key, hash, answer);
            else status.setRollbackOnly();
            return new Outcome(answer, false);
        });
    }

    private void lock(Viewer viewer, String key) {
        sql.sql("select pg_advisory_xact_lock(hashtextextended(:key, 0)) is null")
                .param("key", viewer.organisation().id() + "/" + viewer.user().id() + "/" + key)
                .query(Boolean.class)
                .single();
    }

    private Optional<Kept> find(String key) {
        return sql.sql("""
                select c.request_hash, c.status, c.headers, c.answer
                from api.command c
                where c.person_id = (select access.person()) and c.key = :key
                """)
                .param("key", key)
                .query((row, n) -> new Kept(row.getBytes("request_hash"), new Answer(
                        row.getInt("status"), row.getString("headers"), row.getString("answer"))))
                .optional();
    }

    private void keep(Viewer viewer, String key, byte[] hash, Answer answer) {
        sql.sql("""
                insert into api.command (organisation_id, person_id, key, request_hash, status,
                                         headers, answer)
                values (:organisation, :person, :key, :hash, :status, :headers, :answer)
                """)
                .param("organisation", viewer.organisation().id())
                .param("person", viewer.user().id())
                .param("key", key)
                .param("hash", hash)
                .param("status", answer.status())
                .param("headers", answer.headers())
                .param("answer", answer.body())
                .update();
    }

    /// Forgets the organisation's commands that are older than 400 days.
    ///
    /// @return how many
    @Transactional
    public int forgetOld(Viewer viewer) {
        return sql.sql("delete from api.command where at < now() - interval '400 days'").update();
    }
}
