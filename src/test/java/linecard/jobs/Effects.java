package linecard.jobs;

import linecard.access.Audience;
import linecard.access.Viewer;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

import java.util.UUID;

/// Work whose effect is a row for each of six steps, each in a transaction of its own. It is told
/// before or within which transaction it comes to a gate, and what care it takes that a step that
/// another program does as well has one effect.
record Effects(
        Plan plan, Gate gate, JdbcClient sql, TransactionOperations transaction) implements Work {

    static final int STEPS = 6;
    static final int AT = 4;

    enum Care { FENCE, KEY, NONE }

    enum Where { BEFORE, WITHIN }

    /// @param run keeps the kinds of one test apart from another's
    record Plan(String run, Care care, Where where) {

        String kind() {
            return "effects-" + run + "-" + care + "-" + where;
        }

        static Plan of(String run, String written) {
            var parts = written.split("-");
            return new Plan(run, Care.valueOf(parts[0]), Where.valueOf(parts[1]));
        }
    }

    /// Where a program may be made to wait, in the hope that something happens to it.
    interface Gate {

        void pass(String kind);

        /// Told how a piece of work ended here.
        void left(String kind, String how);
    }

    /// A gate that stands open.
    static final Gate OPEN = new Gate() {
        @Override
        public void pass(String kind) {}

        @Override
        public void left(String kind, String how) {}
    };

    @Override
    public String kind() {
        return plan.kind();
    }

    @Override
    public Audience audience() {
        return Audience.IMPORTERS;
    }

    @Override
    public void run(Viewer viewer, UUID subject, Progress progress) {
        var how = "done";
        try {
            for (int step = 1 + (int) done(subject); step <= STEPS; step++) {
                if (step == AT && plan.where() == Where.BEFORE) gate.pass(kind());
                take(subject, step, progress);
                progress.advance(1);
            }
        } catch (RuntimeException e) {
            how = e.getClass().getSimpleName();
            throw e;
        } finally {
            gate.left(kind(), how);
        }
    }

    private long done(UUID subject) {
        return transaction.execute(status -> sql.sql("""
                select count(*) from effects.%s where subject = :subject
                """.formatted(table())).param("subject", subject).query(Long.class).single());
    }

    private void take(UUID subject, int step, Progress progress) {
        transaction.executeWithoutResult(status -> {
            if (plan.care() == Care.FENCE) progress.fence();
            sql.sql("""
                    insert into effects.%s (subject, step) values (:subject, :step)
                    on conflict do nothing
                    """.formatted(table())).param("subject", subject).param("step", step).update();
            if (step == AT && plan.where() == Where.WITHIN) gate.pass(kind());
        });
    }

    private String table() {
        return plan.care() == Care.KEY ? "keyed" : "bare";
    }
}
